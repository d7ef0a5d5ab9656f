using System.Net;
using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Web;

/// <summary>Refuses options that cannot work, with one sentence: the key, what is wrong, how to mend it.</summary>
internal sealed class HttpOptionsCheck : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options) =>
        Fault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    private static string? Fault(HttpOptions options)
    {
        if (!options.IsOn)
            return null;
        if (!IsWeb(options.Url, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            return $"Http:Url is \"{options.Url}\", but must be the public https address of CopBot, such as https://bot.example.org; leave it out to serve nothing.";
        if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            return $"Http:Url must end after the host or a path; write {url.Scheme}://{url.Authority}{url.AbsolutePath} instead.";
        return IsWeb(options.Listen, out var listen) && listen.Scheme == Uri.UriSchemeHttp && listen.PathAndQuery == "/" && IsLocal(listen)
            ? null
            : $"Http:Listen is \"{options.Listen}\" but must be an http address of this machine; use http://127.0.0.1:8444, or http://0.0.0.0:8444 in a container.";
    }

    private static bool IsWeb(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static bool IsLocal(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
}
