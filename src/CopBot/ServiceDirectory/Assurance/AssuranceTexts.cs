namespace CopBot.ServiceDirectory.Assurance;

/// <summary>Every word of keeping records true.</summary>
internal static class AssuranceTexts
{
    public static string NoLongerHere => "This service is no longer in the directory.";

    public static string Noted => "Thank you. It is noted that you checked this today.";
}
