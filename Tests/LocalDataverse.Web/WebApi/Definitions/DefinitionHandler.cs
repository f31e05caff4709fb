using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LocalDataverse.Metadata;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Definitions;

/// <summary>
/// EntityDefinitions and GlobalOptionSetDefinitions, and the function RetrieveEntity, to read. Of the query options it knows $select, $expand of a table's parts and of
/// option sets, and $filter by one name.
/// </summary>
internal sealed partial class DefinitionHandler(WebApiSession session, int language)
{
    private const string Function = "RetrieveEntity";
    private const string Tables = "EntityDefinitions";
    private const string Choices = "GlobalOptionSetDefinitions";

    private readonly Catalog _catalog = CatalogOf(session, session.Organization.Options.Unknowns.DefinitionsShowDrafts);

    private TableJson Json => new(_catalog, language);

    public static bool Owns(string path) => path.StartsWith(Function + "(", StringComparison.Ordinal) || path.StartsWith(Tables, StringComparison.Ordinal) || path.StartsWith(Choices, StringComparison.Ordinal);

    public Answer Get(string path, IReadOnlyDictionary<string, string> query)
    {
        if (path.StartsWith(Function, StringComparison.Ordinal))
        {
            return new Answer(200, Retrieve(RetrieveEntityCall.Read(path[(Function.Length + 1)..^1], query)));
        }

        if (query.Keys.FirstOrDefault(k => k is not ("$select" or "$expand" or "$filter")) is { } unknown)
        {
            throw WebApiException.NotSupported($"'{unknown}' of definitions.");
        }

        var segments = path.Split('/');
        var answer = SegmentForm().Match(segments[0]) is { Success: true } first
            ? first.Groups["set"].Value == Tables ? OfTables(Name(first), segments[1..], query) : OfChoices(Name(first), Id(first), segments[1..], query)
            : throw WebApiException.NotFound($"'{segments[0]}' is no address of definitions; write {Tables}(LogicalName='account') or {Choices}(Name='…').");
        return new Answer(200, answer);
    }

    private static Catalog CatalogOf(WebApiSession session, bool withDrafts) => withDrafts ? session.Organization.Model.DraftedCatalog : session.Catalog;

    /// <summary>A table with its columns, as published or as if everything drafted were.</summary>
    private JObject Retrieve(RetrieveEntityCall call)
    {
        var catalog = CatalogOf(session, call.AsIfPublished);
        var table = catalog.Find(call.LogicalName) ?? throw WebApiException.NotFound($"There is no table '{call.LogicalName}'.");
        var json = new TableJson(catalog, language);
        var entity = json.Write(table);
        foreach (var part in call.Parts)
        {
            entity[part] = new JArray(json.Parts(table, part, withOptions: true)!);
        }

        return new JObject { ["@odata.context"] = $"{session.Root}$metadata#Microsoft.Dynamics.CRM.RetrieveEntityResponse", ["EntityMetadata"] = entity };
    }

    private Choice? Choice(string? name, string? id) => id is null ? _catalog.Choices.GetValueOrDefault(name!)
        : _catalog.Choices.Values.FirstOrDefault(c => ChoiceJson.IdOf(c) == Guid.Parse(id));

    private JObject OfChoices(string? name, string? id, string[] rest, IReadOnlyDictionary<string, string> query)
    {
        if (rest.Length > 0 && !rest[0].EndsWith("OptionSetMetadata", StringComparison.Ordinal))
        {
            throw WebApiException.NotSupported($"'{rest[0]}' of a choice's definition.");
        }

        return name is null && id is null
            ? Collection(_catalog.Choices.Values.Select(c => ChoiceJson.Write(c, ColumnType.Choice, language)), query, "Name")
            : Select(ChoiceJson.Write(Choice(name, id) ?? throw WebApiException.NotFound($"There is no global choice '{name ?? id}'."), ColumnType.Choice, language), query);
    }

    private JObject OfTables(string? name, string[] rest, IReadOnlyDictionary<string, string> query)
    {
        if (name is null)
        {
            return Collection(_catalog.Tables.Values.Select(t => Expanded(t, query)), query, "LogicalName");
        }

        var table = _catalog.Find(name) ?? throw WebApiException.NotFound($"There is no table '{name}'.");
        if (rest.Length == 0)
        {
            return Select(Expanded(table, query), query);
        }

        var match = SegmentForm().Match(rest[0]);
        var withOptions = Expand(query).Any(e => e.Name is "OptionSet" or "GlobalOptionSet");
        var cast = rest.Length > 1 ? rest[1] : null;
        var parts = Json.Parts(table, match.Groups["set"].Value, withOptions, c => cast is null || ColumnJson.CastOf(c) == cast)
            ?? throw WebApiException.NotSupported($"'{rest[0]}' of a table's definition.");
        return Name(match) is { } part
            ? Select(parts.FirstOrDefault(p => (string?)p["LogicalName"] == part) ?? throw WebApiException.NotFound($"'{name}' has no '{part}' of that kind."), query)
            : Collection(parts, query, match.Groups["set"].Value is "Attributes" or "Keys" ? "LogicalName" : "SchemaName");
    }

    private JObject Expanded(Table table, IReadOnlyDictionary<string, string> query)
    {
        var json = Json.Write(table);
        foreach (var (name, select) in Expand(query))
        {
            var parts = Json.Parts(table, name) ?? throw WebApiException.NotSupported($"$expand={name} of a table's definition.");
            json[name] = new JArray(parts.Select(p => Select(p, select)));
        }

        return json;
    }

    private static JObject Collection(IEnumerable<JObject> items, IReadOnlyDictionary<string, string> query, string nameKey)
    {
        if (query.TryGetValue("$filter", out var filter))
        {
            var match = FilterForm().Match(filter);
            var wanted = match.Success && match.Groups["key"].Value == nameKey ? match.Groups["name"].Value
                : throw WebApiException.NotSupported($"$filter={filter} of definitions; write {nameKey} eq '…'.");
            items = items.Where(i => (string?)i[nameKey] == wanted);
        }

        return new JObject { ["value"] = new JArray(items.Select(i => Select(i, query))) };
    }

    private static JObject Select(JObject json, IReadOnlyDictionary<string, string> query) => Select(json, query.GetValueOrDefault("$select"), Expand(query).Select(e => e.Name));

    private static JObject Select(JObject json, string? select, IEnumerable<string>? also = null)
    {
        if (select is null)
        {
            return json;
        }

        HashSet<string> wanted = [.. select.Split(',').Select(s => s.Trim()), .. also ?? [], "@odata.type", "MetadataId"];
        return new JObject(json.Properties().Where(p => wanted.Contains(p.Name)));
    }

    private static IEnumerable<(string Name, string? Select)> Expand(IReadOnlyDictionary<string, string> query) =>
        query.TryGetValue("$expand", out var expand) ? ExpandForm().Matches(expand).Select(m => (m.Groups["name"].Value, m.Groups["select"].Success ? m.Groups["select"].Value : null)) : [];

    private static string? Id(Match match) => match.Groups["id"] is { Success: true, Value: var id } ? id : null;

    private static string? Name(Match match) => match.Groups["name"] is { Success: true, Value: var name } ? name : null;

    [GeneratedRegex("^(?<set>\\w+)(\\(((LogicalName|Name|SchemaName)='(?<name>[^']+)'|(?<id>[0-9a-fA-F-]{36}))\\))?$")]
    private static partial Regex SegmentForm();

    [GeneratedRegex("^\\s*(?<key>\\w+) eq '(?<name>[^']*)'\\s*$")]
    private static partial Regex FilterForm();

    [GeneratedRegex("(?<name>\\w+)(\\(\\$select=(?<select>[^)]*)\\))?")]
    private static partial Regex ExpandForm();
}
