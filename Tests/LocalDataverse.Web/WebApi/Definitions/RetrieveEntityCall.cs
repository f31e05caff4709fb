using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Web.WebApi.Operations;

namespace LocalDataverse.Web.WebApi.Definitions;

/// <summary>The parameters of the function RetrieveEntity. A table is named by its logical name; MetadataId is there and empty then.</summary>
internal sealed record RetrieveEntityCall(string LogicalName, bool AsIfPublished, IReadOnlyList<string> Parts)
{
    private const string NoId = "00000000-0000-0000-0000-000000000000";

    public static RetrieveEntityCall Read(string arguments, IReadOnlyDictionary<string, string> query)
    {
        var given = Quoted.Split(arguments, ',').Select(a => a.Split('=', 2)).ToDictionary(
            a => a[0].Trim(), a => a is [_, var value] ? Value(value.Trim(), query) : throw WebApiException.BadQuery($"'{a[0]}' of 'RetrieveEntity' has no value."));
        if (given.Keys.FirstOrDefault(k => k is not ("EntityFilters" or "LogicalName" or "MetadataId" or "RetrieveAsIfPublished")) is { } unknown)
        {
            throw WebApiException.BadQuery($"'{unknown}' is no parameter of 'RetrieveEntity'; it takes EntityFilters, LogicalName, MetadataId, RetrieveAsIfPublished.");
        }

        return given.GetValueOrDefault("MetadataId") is null or NoId
            ? new RetrieveEntityCall(
                Required("LogicalName").Trim('\''),
                bool.TryParse(Required("RetrieveAsIfPublished"), out var asIf) ? asIf : throw WebApiException.BadQuery("'RetrieveAsIfPublished' is true or false."),
                PartsOf(Required("EntityFilters")))
            : throw WebApiException.NotSupported("RetrieveEntity by MetadataId; name the table by LogicalName.");

        string Required(string name) => given.GetValueOrDefault(name) ?? throw WebApiException.BadQuery($"'RetrieveEntity' needs '{name}'.");
    }

    /// <summary>Microsoft.Dynamics.CRM.EntityFilters'Entity,Attributes' or a part of it.</summary>
    private static List<string> PartsOf(string filters) => [.. (filters.Split('\'') is [_, var names, _] ? names : filters).Split(',').Select(f => f.Trim()).Where(f => f != "Entity")
        .Select(f => f is "Attributes" ? f : throw WebApiException.NotSupported($"EntityFilters '{f}' of RetrieveEntity; Entity and Attributes are."))];

    private static string Value(string text, IReadOnlyDictionary<string, string> query) => !text.StartsWith('@') ? text
        : query.TryGetValue(text, out var value) ? value : throw WebApiException.BadQuery($"The parameter alias '{text}' has no value.");
}
