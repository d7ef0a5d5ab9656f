using System.Collections.Immutable;
using CopBot.Benchmarks;
using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Questions;

namespace CopBot.Tests.ServiceDirectory.Questions;

/// <summary>The topic must fit, the place ranks, the rest filters where the record knows.</summary>
public sealed class FindingTests
{
    private readonly List<Service> _services = [];

    [Fact]
    public void Place_InsideFirst_ThenWhatCoversIt_ThenElsewhere()
    {
        var leek = Add("Debt advice", "Help with debts in town", s => At(s, "Leek", "ST13 5AA", "Staffordshire Moorlands"));
        var county = Add("Debt advice line", "Debt advice", s => s with { ServiceAreas = [new ServiceArea("Stoke-on-Trent")] });
        var hanley = Add("Money help", "Debt advice, drop in", s => At(s, "Hanley", "ST1 3EJ", "Stoke-on-Trent"));
        var answer = Ask("debt advice in Hanley");
        Assert.Equal([(hanley, PlaceFit.Inside), (county, PlaceFit.Covers), (leek, PlaceFit.Elsewhere)], answer.Fits.Select(f => (f.Service, f.Place)));
        Assert.False(answer.LookedWider);
        Assert.True(Ask("debt advice in Bentilee").LookedWider);
        Assert.Equal(hanley, Ask("debt advice st1").Fits[0].Service);
        Assert.Equal(hanley, Ask("debt advice ST1 3ZZ").Fits[0].Service);
        Assert.All(Ask("debt advice in Stoke on Trent").Fits.Where(f => f.Service != leek), f => Assert.Equal(PlaceFit.Inside, f.Place));
    }

    [Fact]
    public void Topic_ThatNobodyOffers_FitsNothing_ThoughTheFormOrThePlaceDo()
    {
        Add("Debt advice", "Help with debts", s => At(s, "Hanley", "ST1 3EJ", "Stoke-on-Trent"));
        Add("Dog lovers", "Walks for dogs and people", s => At(s, "Hanley", "ST1 3EJ", "Stoke-on-Trent"));
        Assert.Empty(Ask("scuba lessons for dogs in Hanley").Fits);
        Assert.Empty(Ask("any falconry advice?").Fits);
        Assert.NotEmpty(Ask("debt advice").Fits);
    }

    [Theory]
    [InlineData("skint")]
    [InlineData("he is behind with his rent and the bailiffs came")]
    [InlineData("dept advise")]
    [InlineData("debtt advice")]
    public void Words_OfEveryday_AndSlips_FindTheService(string asked)
    {
        var debt = Add("Debt advice", "Help with debts and money");
        Add("Choir", "Singing for all");
        Assert.Equal(debt, Ask(asked).Fits[0].Service);
    }

    [Fact]
    public void Subject_ThatIsOnlyNear_IsNoAnswer_HoweverWellTheRestFits()
    {
        Add("Adults together", "Company and walks for adults who are lonely");
        Assert.Empty(Ask("support for stammering adults").Fits);
        Add("Dance school", "Lessons in dancing for children, for the benefit of all");
        Assert.Empty(Ask("benefits for children").Fits);
    }

    [Fact]
    public void Age_FiltersWhereTheRecordKnows_AndIsSaidWhereItDoesNot()
    {
        Add("Youth counselling", "Counselling", s => s with { MinimumAge = 11, MaximumAge = 18 });
        var any = Add("Open counselling", "Counselling");
        var older = Ask("counselling for my 40 year old").Fits;
        Assert.Equal([any], older.Select(f => f.Service));
        Assert.Equal(ImmutableArray.Create(NotKnown.Age), older[0].NotKnown);
        Assert.Empty(Ask("counselling for a 14 year old").Fits[0].NotKnown);
    }

    [Fact]
    public void DayEveningCostAndLanguage_FilterWhereTheRecordKnows()
    {
        var saturday = Add("Yoga one", "Yoga", s => s with
        {
            Fees = "Free",
            Languages = ["Polish"],
            Schedules = [new Schedule { ByDay = "SA", OpensAt = new TimeOnly(18, 0), ClosesAt = new TimeOnly(20, 0) }],
        });
        var monday = Add("Yoga two", "Yoga", s => s with
        {
            CostOptions = [new CostOption(5)],
            Schedules = [new Schedule { ByDay = "MO", OpensAt = new TimeOnly(10, 0), ClosesAt = new TimeOnly(12, 0) }],
        });
        var silent = Add("Yoga three", "Yoga");
        Assert.Equal([saturday, silent], Ask("yoga on a saturday").Fits.Select(f => f.Service));
        Assert.Equal(ImmutableArray.Create(NotKnown.Day), Ask("yoga on a saturday").Fits[1].NotKnown);
        Assert.DoesNotContain(monday, Ask("yoga in the evening").Fits.Select(f => f.Service));
        Assert.DoesNotContain(monday, Ask("free yoga").Fits.Select(f => f.Service));
        Assert.Equal(ImmutableArray.Create(NotKnown.Language), Ask("yoga in Polish").Fits.Single(f => f.Service == silent).NotKnown);
        Assert.Equal(saturday, Ask("yoga in Polish").Fits[0].Service);
    }

    [Fact]
    public void ForMen_LeavesOutWhatIsForWomenOnly()
    {
        Add("Women's yoga", "Yoga for women");
        var open = Add("Yoga", "Yoga for all");
        Assert.Equal([open], Ask("yoga for men").Fits.Select(f => f.Service));
    }

    [Fact]
    public void Closed_ComesLast_AndWhatIsNoLongerOffered_NotAtAll()
    {
        var closed = Add("Food bank", "Food bank", s => s with { Status = ServiceStatus.TemporarilyClosed });
        var open = Add("St Mary's", "There is a food bank");
        Add("Old food bank", "Food bank", s => s with { Status = ServiceStatus.Defunct });
        Add("Idle food bank", "Food bank", s => s with { Status = ServiceStatus.Inactive });
        Assert.Equal([open, closed], Ask("food bank").Fits.Select(f => f.Service));
    }

    [Fact]
    public void WithheldPlace_IsNotSearched()
    {
        Add("Safe house", "Refuge for women", s => At(s, "Secretville", "ZE3 9AA", "Stoke-on-Trent") with { AddressWithheld = true });
        Assert.Equal(PlaceFit.Elsewhere, Ask("refuge in Secretville").Fits.Single().Place);
        Assert.Equal(PlaceFit.Elsewhere, Ask("refuge ZE3").Fits.Single().Place);
        Assert.Empty(Ask("secretville").Fits);
        Assert.Equal(PlaceFit.Inside, Ask("refuge in Stoke-on-Trent").Fits.Single().Place);
    }

    [Fact]
    public void AnotherCommunity_SeesNothing()
    {
        Add("Food bank", "Food bank", s => At(s, "Hanley", "ST1 3EJ", "Stoke-on-Trent"));
        var directory = new AnsweringDirectory(_services);
        var other = new CommunityId(2);
        Assert.Empty(directory.Answer.Find(directory.Reader.Read("food bank", other), other).Fits);
        Assert.False(directory.Index.PlacesOf(other).Knows("hanley"));
    }

    [Fact]
    public void Index_FollowsTheStoresTransactions()
    {
        var index = new ServiceIndex();
        var food = new Service(new ServiceId(1), TraffordServices.Community, "Food bank", new Organization("Help")) { ServiceAreas = [new ServiceArea("Leek")] };
        index.Put(food);
        Assert.Equal(1, index.WordsOf(TraffordServices.Community)!.Count);
        index.RolledBack();
        Assert.False(index.PlacesOf(TraffordServices.Community).Knows("leek"));
        Assert.Equal(0, index.WordsOf(TraffordServices.Community)?.Count ?? 0);
        index.Put(food);
        index.Committed();
        index.Put(food with { Name = "Choir", Status = ServiceStatus.Defunct });
        Assert.Equal(0, index.WordsOf(TraffordServices.Community)!.Count);
        index.RolledBack();
        Assert.Equal(1, index.WordsOf(TraffordServices.Community)!.EntriesWith("food"));
        Assert.True(index.PlacesOf(TraffordServices.Community).Knows("leek"));
    }

    private static Service At(Service service, string town, string postcode, string area) => service with
    {
        Locations = [new Location { City = town, PostalCode = postcode }],
        ServiceAreas = [new ServiceArea(area)],
    };

    private ServiceId Add(string name, string description, Func<Service, Service>? more = null)
    {
        var service = new Service(new ServiceId(_services.Count + 1), TraffordServices.Community, name, new Organization("Potteries Help")) { Description = description };
        _services.Add(more?.Invoke(service) ?? service);
        return service.Id;
    }

    private ServiceAnswer Ask(string text) => new AnsweringDirectory(_services).Ask(text);
}
