using System.Collections.Frozen;

namespace CopBot.Resources.Links;

/// <summary>Parameters that tell where a visitor came from, and not what the page is.</summary>
internal static class TrackingParameters
{
    private static readonly string[] _families = ["utm_", "mtm_", "hsa_"];

    private static readonly FrozenSet<string> _names = new[]
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "mc_cid", "mc_eid", "igshid", "igsh", "yclid", "twclid",
        "ttclid", "li_fat_id", "rdt_cid", "epik", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "ref_src",
        "__twitter_impression", "s_kwcid", "ef_id", "cmpid", "pk_campaign", "pk_kwd", "pk_source", "pk_medium",
    }.ToFrozenSet();

    // These names mean something elsewhere.
    private static readonly FrozenDictionary<string, string[]> _ofHost = new Dictionary<string, string[]>
    {
        ["youtube.com"] = ["si", "feature", "pp"],
        ["youtu.be"] = ["si", "feature"],
        ["spotify.com"] = ["si", "nd"],
        ["instagram.com"] = ["img_index_source", "ig_rid"],
        ["x.com"] = ["s", "t"],
        ["twitter.com"] = ["s", "t"],
    }.ToFrozenDictionary();

    /// <summary>True for a parameter that can be left out on this host.</summary>
    /// <param name="name">As it stands in the link; case does not matter.</param>
    /// <param name="host">In small letters; its subdomains follow the same rules.</param>
    public static bool Contains(string name, string host)
    {
        name = name.ToLowerInvariant();
        if (_names.Contains(name) || Array.Exists(_families, f => name.StartsWith(f, StringComparison.Ordinal)))
        {
            return true;
        }

        while (true)
        {
            if (_ofHost.TryGetValue(host, out var names) && names.Contains(name))
            {
                return true;
            }

            var dot = host.IndexOf('.');
            if (dot < 0)
            {
                return false;
            }

            host = host[(dot + 1)..];
        }
    }
}
