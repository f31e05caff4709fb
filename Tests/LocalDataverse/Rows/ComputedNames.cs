using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>The full name of users and contacts, which the platform keeps from first and last name.</summary>
internal static class ComputedNames
{
    public static void Complete(Table table, Dictionary<string, object?> values, Entity? before)
    {
        var touched = values.ContainsKey("firstname") || values.ContainsKey("lastname");
        if (!touched || table.Find("fullname") is null)
        {
            return;
        }

        var parts = new[] { "firstname", "lastname" }
            .Select(part => values.TryGetValue(part, out var given) ? given as string : before?.GetAttributeValue<string>(part))
            .Where(part => !string.IsNullOrWhiteSpace(part));
        values["fullname"] = string.Join(' ', parts);
    }
}
