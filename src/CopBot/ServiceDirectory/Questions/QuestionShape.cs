using System.Collections.Frozen;
using CopBot.Search;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Tells a question about a service from other talk: by how it opens, and by what it is about.</summary>
internal static class QuestionShape
{
    // Words that may stand before a question without being part of it.
    private static readonly FrozenSet<string> _leadIn = Set(
        "hi hiya hey hello heya morning afternoon evening good all everyone everybody guys folks team colleagues lovely people peeps ladies hive mind quick question q query ok okay so also and but "
        + "please pls plz sorry just i im am was we were wondering wonder wondered if whether does do dose dos did can could would will may might anyone "
        + "asking for a friend client family colleague mum mate patient resident help request urgent random bit of the long shot in this here out there thanks you everybody has have had anybody someone "
        + "got need to know trying find looking hoping really now again another one more well right happy monday tuesday wednesday thursday friday today hope ur your week had weekend dear x");

    // What a group talks of among itself: a question with one of these is hardly about a service.
    private static readonly FrozenSet<string> _ourTalk = Set(
        "agenda minutes meeting meetings meetup cake cakes biscuits biscuit coffee tea milk lunch buffet pizza drinks snacks door doors room rooms key keys lock alarm link links slides slide deck powerpoint presentation "
        + "rota parking park car cars carpark printer projector laptop charger screen mic microphone wifi password login invoice invoices newsletter spreadsheet sheet document docs doc template templates "
        + "recording zoom teams teamsmeeting invite invites calendar diary chairs tables table flipchart badges badge whatsapp telegram bot chat sticker meme joke jokes weather rain raining snow traffic match score goal film movie "
        + "series netflix song birthday leaving card present whip collection pub pint restaurant takeaway holiday annual boss manager colleague hoodie t-shirt pen pens stapler toner fridge microwave kettle toilet loo "
        + "email emails attachment deadline report reports bid funder funders evaluation stall leaflets flyers flyer poster posters banner speech speaker speakers chairing chair notetaker note notes raffle prizes "
        + "difference point reason chance update updates news plan plans wrong problem problems idea acronym stands meaning password username survey poll vote quiz answer answers name names lift bingo sunglasses umbrella coat glasses scarf jacket gloves mug bag phone handed lost found strike strikes delay delays thoughts draft questions question feedback comments volunteers tickets");

    // With these, it is somebody's turn that is asked for, not a service.
    private static readonly FrozenSet<string> _ourDoings = Set(
        "bring bringing brings chair chairing book booking print printing attend attending join joining coming going come present presenting facilitate facilitating host hosting lead leading "
        + "set setting tidy clean wash order ordering buy buying collect collecting move carry drive driving unlock send sent emailed wrote won said mean think left put told "
        + "tomorrow tomorrows todays yesterday");

    private static readonly FrozenSet<string> _places = Set("in near nr around round within local locally nearby across");

    private static readonly FrozenSet<string> _talkOnly = Set(
        "thanks thank thx ta cheers ok okay great lovely brilliant perfect super fab amazing yes no yep nope hello hi hey bye goodbye morning night sorry lol haha good nice cool sure welcome bot you are how what "
        + "is it that this the a an me my i im we us our your so very much really for of to and but not now then will do did done does can could would be been was were on at in see later soon tomorrow today "
        + "all well works work helpful helps helped useful useless rubbish stop wrong right got get have had has who why when where there here they he she him her them joke tell love hate like say said again "
        + "please robot human real alive name old made weather fine busy tired home back off up out just only still too also think know");

    /// <summary>True for a message that asks for a service.</summary>
    /// <param name="words">The message.</param>
    /// <param name="toTheBot">It is written to the bot, so that less is enough.</param>
    public static bool IsQuestion(List<ChatWord> words, bool toTheBot)
    {
        foreach (var sentence in words.GroupBy(w => w.Sentence).Select(s => s.ToList()))
        {
            var opener = Opener(sentence);
            if (opener >= 0 && IsAboutAService(sentence, opener, toTheBot))
                return true;
            if (toTheBot && opener < 0 && IsTopicAlone(sentence))
                return true;
        }

        return false;
    }

    /// <summary>True where the sentence opens as a question for somebody or something does.</summary>
    public static bool Opens(List<ChatWord> words) => Opener(words) >= 0;

    /// <summary>Where in the sentence what is asked for begins, behind its opener; -1 where it opens as no question.</summary>
    public static int AsksFrom(List<ChatWord> sentence) => Opener(sentence);

    /// <summary>Where what somebody is said to wish for begins: "since nan died he would love a befriender"; -1 where nothing is.</summary>
    public static int WishesFrom(List<ChatWord> sentence)
    {
        for (var i = sentence.Count - 1; i > 0; i--)
        {
            if (IsOneOf(sentence[i - 1].Text, "wants needs needed") && i > 1 && sentence[i - 2].EndsClause && sentence[i].Text != "to")
                return i;
            if (IsOneOf(sentence[i - 1].Text, "love like want wants wanting need needs needing needed after wanted with for")
                && IsOneOf(sentence[i].Text, "a an some somewhere someone somebody help support advice")
                && (!IsOneOf(sentence[i - 1].Text, "love like with for after") || (i > 1 && IsOneOf(sentence[i - 2].Text, "would d do looking hoping asking id hed shed theyd is"))))
                return i + 1;
        }

        return -1;
    }

    private static bool IsAboutAService(List<ChatWord> words, int from, bool toTheBot)
    {
        var about = words.Skip(from).ToList();
        var sure = Known(about);
        var form = about.Exists(w => ChatFiller.IsForm(w.Stem) && !ChatFiller.IsFiller(w));
        var content = about.Where(w => !ChatFiller.IsFiller(w)).ToList();
        var place = HasPlace(about);
        var told = Told(about);
        var talk = about.Where((w, i) => !told[i]).Count(w => _ourTalk.Contains(w.Text));
        var doings = about.Where((w, i) => !told[i]).Count(w => _ourDoings.Contains(w.Text));
        if (content.Count == 0)
            return false;
        var score = (2 * Math.Min(sure, 2)) + (place ? 2 : 0) + (form ? 1 : 0) + (words.Exists(w => w.IsAsked) ? 0.5 : 0) - (2.5 * talk) - (1.5 * doings) - (IsOurs(about) ? 2 : 0);
        return score >= (toTheBot ? 0 : 2);
    }

    /// <summary>In a private chat a topic is enough: "debt advice Hanley".</summary>
    private static bool IsTopicAlone(List<ChatWord> words)
    {
        var content = words.Where(w => !ChatFiller.IsFiller(w) && !_talkOnly.Contains(w.Text)).ToList();
        if (content.Count == 0)
            return false;
        var sure = Known(words.Where(w => !_talkOnly.Contains(w.Text)).ToList());
        var form = content.Exists(w => ChatFiller.IsForm(w.Stem)) && content.Count > 1;
        var talk = content.Count(w => _ourTalk.Contains(w.Text) || _ourDoings.Contains(w.Text));
        return (2 * Math.Min(sure, 2)) + (form ? 1 : 0) + (HasPlace(words) ? 1 : 0) - (1.5 * talk) >= (words[0].Text is "i" or "we" or "you" or "im" or "its" or "it" or "that" or "thats" ? 2 : 1);
    }

    /// <summary>How many words or phrases the directory's words know.</summary>
    private static int Known(List<ChatWord> words)
    {
        var reading = new QuestionWords(words);
        var phrases = new PhraseFinder([Synonyms.BuiltIn]).Find(reading);
        return phrases.Count(p => p.Length > 1 || (!ChatFiller.IsFiller(words[p.Start]) && !_ourTalk.Contains(words[p.Start].Text) && !_ourDoings.Contains(words[p.Start].Text)))
            + words.Where((w, i) => !ChatFiller.IsFiller(w) && !ChatFiller.IsForm(w.Stem) && !_ourTalk.Contains(w.Text) && Synonyms.BuiltIn.HasEntry(w.Stem)
                && !phrases.Any(p => p.Start <= i && i < p.Start + p.Length)).Count();
    }

    /// <summary>Which words stand inside a phrase that the directory knows: in "lost her job" nobody has lost a key.</summary>
    private static bool[] Told(List<ChatWord> words)
    {
        var told = new bool[words.Count];
        foreach (var phrase in new PhraseFinder([Synonyms.BuiltIn]).Find(new QuestionWords(words)).Where(p => p.Length > 1))
            told.AsSpan(phrase.Start, phrase.Length).Fill(true);
        return told;
    }

    private static bool HasPlace(List<ChatWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (Postcode.IsDistrict(text) && text.Length >= 2)
                return true;
            if (UkPlaces.Knows(text) && !UkPlaces.IsAlsoAWord(text))
                return true;
            if (i > 0 && _places.Contains(words[i - 1].Text) && (UkPlaces.Knows(text) || (words[i].IsCapital && !words.TrueForAll(w => w.IsCapital))))
                return true;
            if (text is "near" or "nearby" or "local" or "locally" or "round" && i + 1 < words.Count && words[i + 1].Text is "me" or "here" or "us" or "by")
                return true;
        }

        return false;
    }

    /// <summary>"our", "we", "us" and a named day's own things: it is about the group itself.</summary>
    private static bool IsOurs(List<ChatWord> words) =>
        words.Exists(w => w.Text is "our" or "us" or "ours") || (words.Exists(w => w.Text == "we") && !words.Exists(w => w.Text is "refer" or "signpost" or "send" or "contact" or "use" or "recommend"));

    /// <summary>Where what is asked for begins; -1 where the sentence opens as none of these questions.</summary>
    private static int Opener(List<ChatWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Opens(words, i) is var length && length > 0)
                return Math.Min(i + length, words.Count - 1) == i ? -1 : Math.Min(i + length, words.Count);
            // "Her partner hits her, who do I ring?": a question may come after a comma.
            while (i < words.Count && !_leadIn.Contains(words[i].Text) && !words[i].EndsClause)
                i++;
        }

        return -1;
    }

    /// <summary>How many words the opener has that begins there; 0 where none does.</summary>
    private static int Opens(List<ChatWord> words, int at)
    {
        string At(int i) => at + i < words.Count ? words[at + i].Text : "";
        var first = At(0);
        var second = At(1);
        var third = At(2);
        switch (first)
        {
            case "who" or "whos" or "whod":
                if (IsOneOf(second, "offers offer does do provides provide runs run helps help supports support gives deals covers has takes delivers") || (second == "else" && third.Length > 0))
                    return third is "to" or "the" or "this" or "that" or "these" or "our" or "want" or "wants" ? 0 : second is "else" ? 3 : 2;
                if (second is "can" or "could" or "would" or "might" or "should" && third is "help" or "offer" or "provide" or "support" or "do" or "i" or "we")
                    return 3;
                if (second is "still" or "locally" or "actually" or "around" or "here" or "in" && !IsOneOf(third, "coming going"))
                    return 2;
                return second is "works" or "supporting" or "working" or "offering" or "providing" or "doing" or "running" ? third is "the" or "this" ? 0 : 2 : 0;

            case "is" or "are" or "isnt" or "arent":
                if (second is "there" or "their" or "theres" && IsOneOf(third, "a an any anything anywhere somewhere someone anyone somebody anybody some still such services groups support help anyplace"))
                    return 3;
                return (Like(second, "anyone") || Like(second, "anybody")) && third is "aware" or "offering" or "running" or "doing" or "providing" ? 3 : 0;

            case "theres" or "there":
                if (at > 0 && words[at - 1].Text is "if" or "whether" && second is "is" or "are" && third is "a" or "an" or "any" or "anything" or "anywhere" or "somewhere")
                    return 3;
                return second is "any" or "anything" or "anywhere" or "a" && words[at].IsAsked ? 2 : 0;

            case "where":
                if (second is "can" or "could" or "do" or "would" or "should" or "might" && At(3).Length > 0 && words.Skip(at).Take(9).Any(w => IsOneOf(w.Text, "get find go send refer take access donate learn talk buy pick see try direct signpost turn apply join volunteer")))
                    return 3;
                return second is "to" && IsOneOf(third, "get find go send refer take access donate") ? 3 : 0;

            case "what" or "whats" or "which":
                if (IsOneOf(second, "support services service help groups group organisations organisation charity charities provision options activities clubs classes resources") && !IsOneOf(third, "are is do did time") | (third is "is" or "are" && At(3) is "there" or "available" or "out"))
                    return 2;
                if (second is "is" or "are" && third is "there" or "available" or "on")
                    return 3;
                return first == "whats" && second is "there" or "available" or "out" ? 2 : 0;

            case "any":
                if (IsOneOf(second, "ideas idea suggestions suggestion recommendations recommendation recs tips info information advice contacts pointers leads"))
                    return third is "for" or "on" or "of" or "where" or "about" or "who" or "please" or "re" or "to" ? 3 : 0;
                if (second == "one" && Knows(third))
                    return 3;
                return words[at].IsAsked || second is "good" or "local" or "free" or "decent" or "nice" ? 1 : 0;

            case "recommendations" or "recommendation" or "recs" or "suggestions":
                return second is "for" or "please" or "on" ? 2 : 0;

            case "looking" or "searching" or "hunting" or "desperate":
                return second == "for" && third is not ("forward" or "volunteers" or "someone" or "people") ? 2 : second == "to" && third is "find" or "refer" ? 3 : 0;

            case "trying" or "need" or "needing" or "want" or "after":
                if (second == "to" && third is "find" or "refer" or "source" or "get")
                    return 3;
                return first is "need" or "needing" or "after" && second is "a" or "an" or "some" or "somewhere" or "help" or "support" or "advice" ? 2 : 0;

            case "how" when second is "do" or "can" or "would" or "could":
                return words.Skip(at + 2).Take(4).Any(w => IsOneOf(w.Text, "refer access apply get find")) ? 3 : 0;

            case "do" or "have" or "does" or "has" or "can" or "could" or "would" or "will" or "dose" or "did":
                if (second is "we" or "you" or "u" or "they" && (IsOneOf(third, "know have got recommend suggest") || (first == "have" && third == "got")))
                    return At(3) is "what" or "when" or "why" or "how" ? 0 : 3;
                if (second == "any" && third == "one" && (Knows(At(3)) || IsOneOf(At(3), "help offer recommend do provide run")))
                    return Blocked(At(4), At(5)) ? 0 : 4;
                if (second is "you" or "u" && first is "can" or "could" && third is "help" or "find" or "recommend" or "suggest" or "tell" or "point")
                    return 3;
                if (second is "i" or "we" or "someone" or "somebody" && third is "get" or "refer" or "find" or "recommend" && first is "can" or "could")
                    return 3;
                goto default;

            default:
                if (!(IsAny(first) || IsAny(second)))
                    return 0;
                var any = IsAny(first) ? 0 : 1;
                if (any == 1 && !_leadIn.Contains(first))
                    return 0;
                var verb = At(any + 1);
                if (verb is "else" or "still" or "actually" or "locally" or "here" or "out" or "in" or "on" or "please" or "pls" or "happen" or "happens")
                {
                    any++;
                    while (any < 5 && At(any + 1) is "there" or "to" or "here" or "the" or "group" or "please" or "pls")
                        any++;
                    verb = At(any + 1);
                }

                if (Knows(verb) || (verb == "no" && At(any + 2) is "a" or "an" or "any" or "of" or "where" or "anywhere" or "someone"))
                    return Blocked(At(any + 2), At(any + 3)) ? 0 : any + 2;
                if (IsOneOf(verb, "help helps offer offers do does provide provides run runs support supports doing running offering providing point signpost direct advise"))
                    return At(any + 2) is "me" or "us" && verb is "help" or "helps" && At(any + 3) is not ("find" or "with" or "support") ? 0 : At(any + 2) is "to" or "the" or "want" ? 0 : any + 2;
                return any == 0 && verb is "who" && IsOneOf(At(2), "can does offers helps runs provides could") ? 3 : 0;
        }
    }

    /// <summary>"anyone know what time…": not what for, but when and why.</summary>
    private static bool Blocked(string next, string then) => next switch
    {
        "what" or "whats" => then is not ("support" or "services" or "help" or "groups" or "is" or "there" or "provision" or "organisations" or "organisation" or "available" or "out" or "on"),
        "when" or "why" or "whether" or "which" or "whos" => true,
        "how" => then is not ("to" or "i" or "we" or "you" or "a"),
        "who" => then is "is" or "was" or "has" or "won" or "took" or "said" or "the" or "left",
        "where" => then is "the" or "my" or "our" or "is" or "we" or "i" && then != "i",
        "the" => true,
        _ => false,
    };

    private static bool IsAny(string word) => word is "any1" or "anyones" or "anyo" or "sum1" or "somebody" or "someone" or "anyine" or "anone" || Like(word, "anyone") || Like(word, "anybody");

    private static bool Knows(string word) =>
        IsOneOf(word, "know knows knw kno knowof aware heard used recommend recommends got have suggest reccomend recomend recommended tried come familiar seen") || Like(word, "recommend");

    private static bool IsOneOf(string word, string list)
    {
        if (word.Length == 0)
            return false;
        foreach (var range in list.AsSpan().Split(' '))
        {
            if (list.AsSpan(range).SequenceEqual(word))
                return true;
        }

        return false;
    }

    private static bool Like(string word, string meant) => word.Length >= 5 && word[0] == meant[0] && EditDistance.Between(word, meant, 1) <= 1;

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
