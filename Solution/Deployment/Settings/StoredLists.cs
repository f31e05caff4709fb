using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace Opps.Deployment.Settings;

/// <summary>The lists of an environment.</summary>
internal static class StoredLists
{
    /// <param name="service">The environment.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="asDrafted">With what is not published yet.</param>
    public static IReadOnlyList<StatedOption> Read(IOrganizationService service, string list, bool asDrafted)
    {
        var found = (RetrieveOptionSetResponse)service.Execute(new RetrieveOptionSetRequest { Name = list, RetrieveAsIfPublished = asDrafted });
        return [.. ((OptionSetMetadata)found.OptionSetMetadata).Options.Select(Option)];
    }

    /// <summary>Whether two readings of a list are the same.</summary>
    public static bool AreSame(IReadOnlyList<StatedOption> one, IReadOnlyList<StatedOption> other) => one.Select(Line).SequenceEqual(other.Select(Line));

    private static StatedOption Option(OptionMetadata option) => new(option.Value!.Value, option.Label.LocalizedLabels.ToDictionary(l => l.LanguageCode, l => l.Label))
    {
        Color = option.Color is { Length: > 0 } color ? color : null,
    };

    private static string Line(StatedOption option) => $"{option.Value} {option.Color} {string.Join('\n', option.Labels.OrderBy(l => l.Key).Select(l => $"{l.Key} {l.Value}"))}";
}
