namespace CopBot.ServiceDirectory.Offers;

/// <summary>What of a service a form asks about and people change. Carried by buttons: add at the end, never renumber.</summary>
internal enum ServicePart
{
    /// <summary>Shows the parts to choose from.</summary>
    Choose,
    Name,
    Organization,
    Description,
    Phone,
    Email,
    Website,

    /// <summary>Who it is for, in words and ages.</summary>
    Eligibility,
    Areas,
    Cost,

    /// <summary>How to refer.</summary>
    Referral,
    Attending,
    Hours,
    Address,

    /// <summary>Whether the address is withheld.</summary>
    Secrecy,
    Languages,
    Topics,
    Accessibility,
    Status,
    Alert,
    Vouching,
}
