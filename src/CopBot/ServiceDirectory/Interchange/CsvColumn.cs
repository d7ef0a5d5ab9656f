using System.Collections.Frozen;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>What a column of a table holds.</summary>
internal enum CsvColumn
{
    Unknown,

    /// <summary>Known, and of no use here.</summary>
    Ignored,
    Id,
    Name,
    Organization,
    OrganizationId,
    OrganizationDescription,
    OrganizationEmail,
    OrganizationWebsite,
    Description,
    Status,
    Alert,
    Url,
    Email,
    Fees,
    CostOptions,
    ApplicationProcess,
    Eligibility,
    MinimumAge,
    MaximumAge,
    Ages,
    Accreditations,
    Languages,
    Phone,

    /// <summary>E-mail, telephone and web addresses, mixed.</summary>
    Contact,
    ContactPerson,
    ContactTitle,
    Area,
    AreaCode,
    SecondArea,
    SecondAreaCode,
    Hours,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    LocationName,
    LocationType,
    LocationDescription,
    Address,
    City,
    Region,
    County,
    Postcode,
    Country,
    Latitude,
    Longitude,
    Accessibility,
    MoreLocations,
    Terms,
    AssuredDate,
    AssurerEmail,
    Withheld,
}

/// <summary>The words by which columns are known: the names of Open Referral UK, and what people write above theirs.</summary>
internal static class CsvColumns
{
    private static readonly FrozenDictionary<string, CsvColumn> _known = Words().ToFrozenDictionary(StringComparer.Ordinal);

    public static CsvColumn[] Of(IReadOnlyList<string> headers)
    {
        var columns = headers.Select(Of).ToArray();

        // "pharmacy_name", "Library name": what kind of thing it is stands before the word.
        if (!columns.Contains(CsvColumn.Name) && Array.FindIndex(columns, c => c == CsvColumn.Unknown) >= 0)
        {
            var named = Enumerable.Range(0, columns.Length).Where(i => columns[i] == CsvColumn.Unknown && Fold(headers[i]).EndsWith("name", StringComparison.Ordinal)).ToList();
            if (named.Count > 0)
                columns[named[0]] = CsvColumn.Name;
        }

        // A list of organisations alone is a list of what each of them offers.
        if (!columns.Contains(CsvColumn.Name) && Array.IndexOf(columns, CsvColumn.Organization) is var at and >= 0)
            columns[at] = CsvColumn.Name;
        return columns;
    }

    private static CsvColumn Of(string header)
    {
        var folded = Fold(header);
        if (_known.TryGetValue(folded, out var column))
            return column;
        for (var day = CsvColumn.Monday; day <= CsvColumn.Sunday; day++)
        {
            var name = day.ToString().ToLowerInvariant();
            if (folded.EndsWith(name, StringComparison.Ordinal) || folded.StartsWith(name, StringComparison.Ordinal))
                return day;
        }

        return CsvColumn.Unknown;
    }

    private static string Fold(string header) => new([.. header.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static Dictionary<string, CsvColumn> Words()
    {
        var words = new Dictionary<string, CsvColumn>(StringComparer.Ordinal);
        Add(CsvColumn.Id, "id serviceid externalid reference ref identifier recordid");
        Add(CsvColumn.Name, "name servicename service title nameofservice activity activityname project projectname group groupname");
        Add(CsvColumn.Organization, "organization organisation organizationname organisationname nameoforganisation provider providername providedby charity charityname agency runby");
        Add(CsvColumn.OrganizationId, "organizationid organisationid");
        Add(CsvColumn.OrganizationDescription, "organizationdescription organisationdescription");
        Add(CsvColumn.OrganizationEmail, "organizationemail organisationemail");
        Add(CsvColumn.OrganizationWebsite, "organizationwebsite organisationwebsite organizationurl organisationurl");
        Add(CsvColumn.Description, "description about details summary whatwedo whatweoffer whattheydo whattheyoffer servicedescription offer support");
        Add(CsvColumn.Status, "status");
        Add(CsvColumn.Alert, "alert notice");
        Add(CsvColumn.Url, "url website web webaddress webpage link homepage websiteurl site");
        Add(CsvColumn.Email, "email emailaddress mail contactemail");
        Add(CsvColumn.Fees, "fees fee cost costs price prices charge charges");
        Add(CsvColumn.CostOptions, "costoptions");
        Add(CsvColumn.ApplicationProcess, "applicationprocess referralmethod referral referrals referralprocess referralroute howtorefer howtoaccess howtoapply access applying");
        Add(CsvColumn.Eligibility, "eligibility eligibilitydescription eligibilitycriteria criteria whofor whoisitfor whoitisfor forwhom audience targetgroup clientgroup");
        Add(CsvColumn.MinimumAge, "minimumage minage agefrom fromage");
        Add(CsvColumn.MaximumAge, "maximumage maxage ageto toage");
        Add(CsvColumn.Ages, "ages age agerange agegroup agegroups");
        Add(CsvColumn.Accreditations, "accreditations accreditation");
        Add(CsvColumn.Languages, "languages language languagesspoken");
        Add(CsvColumn.Phone, "phone phones phonenumber telephone telephonenumber tel telno telephoneno contactnumber contacttelephone mobile mobilenumber helpline");
        Add(CsvColumn.Contact, "contact contacts contactdetails contactinfo howtocontact");
        Add(CsvColumn.ContactPerson, "contactname contactperson keycontact namedcontact");
        Add(CsvColumn.ContactTitle, "contacttitle contactrole jobtitle role");
        Add(CsvColumn.Area, "area areas areaname serviceareas servicearea areacovered areasserved coverage district borough");
        Add(CsvColumn.AreaCode, "areacode serviceareauri areauri");
        Add(CsvColumn.SecondArea, "laname localauthority localauthorityname council");
        Add(CsvColumn.SecondAreaCode, "lacode localauthoritycode");
        Add(CsvColumn.Hours, "hours openinghours openingtimes opentimes opening times when schedule schedules availability daysandtimes dayandtime");
        Add(CsvColumn.LocationName, "locationname venue venuename building location");
        Add(CsvColumn.LocationType, "locationtype");
        Add(CsvColumn.LocationDescription, "locationdescription");
        Add(CsvColumn.Address, "address address1 addressline1 streetaddress street fulladdress where");
        Add(CsvColumn.City, "city town posttown towncity");
        Add(CsvColumn.Region, "region");
        Add(CsvColumn.County, "county stateprovince");
        Add(CsvColumn.Postcode, "postcode postalcode zip zipcode");
        Add(CsvColumn.Country, "country");
        Add(CsvColumn.Latitude, "latitude lat");
        Add(CsvColumn.Longitude, "longitude lon lng long");
        Add(CsvColumn.Accessibility, "accessibility accessible disabledaccess");
        Add(CsvColumn.MoreLocations, "locations");
        Add(CsvColumn.Terms, "taxonomyterms taxonomyterm taxonomy taxonomies category categories type types theme themes topic topics subject tags keywords kind");
        Add(CsvColumn.AssuredDate, "assureddate lastchecked lastassured datechecked checkedon lastverified");
        Add(CsvColumn.AssurerEmail, "assureremail");
        Add(CsvColumn.Withheld, "addresswithheld withheld confidentialaddress");
        Add(CsvColumn.Ignored, "lastmodified source wardname wardcode ward locality uprn easting northing organisationdataservicecode healthandwellbeingboard vouchedby");
        return words;

        void Add(CsvColumn column, string names)
        {
            foreach (var name in names.ToLowerInvariant().Split(' '))
                words.TryAdd(name, column);
        }
    }
}
