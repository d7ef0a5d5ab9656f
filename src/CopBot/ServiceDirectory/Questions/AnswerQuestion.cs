using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Finds what fits a question: the topic must fit, the place ranks, the rest filters where the record knows.</summary>
internal sealed class AnswerQuestion(ServiceIndex index, WordStore words)
{
    private const int MostFits = 30;
    private const int MostMightHelp = 5;

    // Chosen by the labelled questions (tests/CopBot.Benchmarks/Answers): below the first, what looked like an answer was mostly none.
    private const double LeastToFit = 0.6;
    private const double LeastToHelp = 0.25;

    private const double InsideIsWorth = 0.4;
    private const double CoveringIsWorth = 0.15;
    private const double NearestIsWorth = 0.08;
    private const double ClosedIsWorth = -0.3;
    private const double KnownIsWorth = 0.1;
    private const double AudienceIsWorth = 0.06;

    public ServiceAnswer Find(ServiceQuestion question, CommunityId community)
    {
        if (question.IsEmpty || index.WordsOf(community) is not { } scope)
            return ServiceAnswer.Nothing;
        var plan = TopicPlan.For(question, scope);
        var place = question.Place is { } written ? AskedPlace.Of(written, scope, index.PlacesOf(community), words.AreasOf(community)) : null;
        var speaking = question.Language is { } language
            ? scope.Mentioning(FoldedName.StemsOf(language)).Select(r => r.Number).ToHashSet()
            : [];

        List<Found> fits = [];
        List<Found> mightHelp = [];
        var all = plan.Cover(scope);
        for (var at = 0; at < all.Count; at++)
        {
            var confidence = plan.Confidence(all, at);
            if (confidence < LeastToHelp)
                continue;
            var row = all.Row(at);
            var known = Filters.Judge(question, row.Facts, speaking.Contains(row.Number));
            var fit = place?.Fit(row) ?? PlaceFit.NotAsked;
            var rank = plan.Rank(all, at)
                + (fit switch { PlaceFit.Inside => InsideIsWorth, PlaceFit.Covers => CoveringIsWorth, _ => 0 })
                + (place?.IsNearest(row) == true ? NearestIsWorth : 0)
                + (row.Facts.IsClosed ? ClosedIsWorth : 0)
                + (known.Agrees * KnownIsWorth) - (known.Doubts * AudienceIsWorth);
            var found = new Found(new ServiceMatch(row.Facts.Id, fit, known.Unknown), rank, confidence);
            (confidence >= LeastToFit && known.MayFit ? fits : mightHelp).Add(found);
        }

        if (fits.Count == 0)
        {
            return new ServiceAnswer
            {
                MightHelp = [.. mightHelp.OrderByDescending(f => f.Confidence + (f.Rank / 2)).ThenBy(f => f.Match.Service.Value).Take(MostMightHelp).Select(f => f.Match)],
            };
        }

        return new ServiceAnswer
        {
            Fits = [.. fits.OrderByDescending(f => f.Rank).ThenBy(f => f.Match.Service.Value).Take(MostFits).Select(f => f.Match)],
            LookedWider = place is not null && !fits.Exists(f => f.Match.Place is PlaceFit.Inside or PlaceFit.Covers),
        };
    }

    private readonly record struct Found(ServiceMatch Match, double Rank, double Confidence);
}

/// <summary>What a record's own facts say to a question's filters.</summary>
/// <param name="MayFit">False where it says that it is not for this: another age, another day.</param>
/// <param name="Unknown">What it does not say.</param>
/// <param name="Agrees">How often it says that it is.</param>
/// <param name="Doubts">How often its words sound as if it were for others.</param>
internal readonly record struct Filters(bool MayFit, ImmutableArray<NotKnown> Unknown, int Agrees, int Doubts)
{
    private const int OldEnough = 55;
    private const int YoungAdult = 25;
    private const int Child = 12;

    public static Filters Judge(ServiceQuestion question, ServiceFacts facts, bool speaks)
    {
        var mayFit = true;
        var agrees = 0;
        var doubts = 0;
        var notKnown = ImmutableArray.CreateBuilder<NotKnown>();

        void Say(bool? knows, NotKnown what)
        {
            mayFit &= knows != false;
            agrees += knows == true ? 1 : 0;
            if (knows is null)
                notKnown.Add(what);
        }

        if (question.Age is { } age)
        {
            var says = facts.MinimumAge is null && facts.MaximumAge is null ? (bool?)null : age.Overlaps(facts.MinimumAge, facts.MaximumAge);
            var told = ToldBy(age);
            if (says is null && (facts.Audience & told) != Audiences.None)
                says = true;
            else if (says is null && (facts.Audience & (Audiences.Children | Audiences.YoungPeople | Audiences.OlderPeople)) != Audiences.None && told != Audiences.None)
                doubts += 2;
            Say(says, NotKnown.Age);
        }

        if (question.Audience != Audiences.None)
        {
            var isFor = (facts.Audience & question.Audience) != Audiences.None;
            var onlyOthers = Opposite(question.Audience) is var others && others != Audiences.None && (facts.Audience & (Audiences.Men | Audiences.Women)) == others;
            if (onlyOthers)
                mayFit = false;
            else if (isFor)
                agrees++;
            else
                notKnown.Add(NotKnown.Audience);
        }

        if (!question.Days.IsEmpty)
            Say(facts.Days == 0 ? null : question.Days.Any(d => (facts.Days & (1 << (int)d)) != 0), NotKnown.Day);
        if (question.InTheEvening)
            Say(facts.Evening, NotKnown.Evening);
        if (question.ForFree)
            Say(facts.Cost switch { CostFact.Free => true, CostFact.Paid => false, _ => null }, NotKnown.Cost);
        if (question.Online)
            Say(facts.Online, NotKnown.Online);
        if (question.ByPhone)
            Say(facts.Phone, NotKnown.Online);
        if (question.Language is { } language)
            Say(speaks || facts.Languages.Contains(FoldedName.Of(language)) ? true : facts.Languages.Length > 0 ? false : null, NotKnown.Language);
        return new Filters(mayFit, notKnown.ToImmutable(), agrees, doubts);
    }

    private static Audiences ToldBy(AskedAge age) => age switch
    {
        { From: >= OldEnough } => Audiences.OlderPeople,
        { To: <= Child } => Audiences.Children,
        { From: <= Child } => Audiences.Children | Audiences.YoungPeople,
        { To: <= YoungAdult } => Audiences.Children | Audiences.YoungPeople,
        _ => Audiences.None,
    };

    private static Audiences Opposite(Audiences asked) => (asked & (Audiences.Men | Audiences.Women)) switch
    {
        Audiences.Men => Audiences.Women,
        Audiences.Women => Audiences.Men,
        _ => Audiences.None,
    };
}
