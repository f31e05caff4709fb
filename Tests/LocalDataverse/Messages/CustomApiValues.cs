using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rows;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Messages;

/// <summary>Holds a request, and what the plug-ins answer, against the declaration of a custom API.</summary>
internal static class CustomApiValues
{
    private static readonly Dictionary<ApiValueType, Type> Types = new()
    {
        [ApiValueType.Boolean] = typeof(bool),
        [ApiValueType.DateTime] = typeof(DateTime),
        [ApiValueType.Decimal] = typeof(decimal),
        [ApiValueType.Entity] = typeof(Entity),
        [ApiValueType.EntityCollection] = typeof(EntityCollection),
        [ApiValueType.EntityReference] = typeof(EntityReference),
        [ApiValueType.Float] = typeof(double),
        [ApiValueType.Integer] = typeof(int),
        [ApiValueType.Money] = typeof(Money),
        [ApiValueType.Picklist] = typeof(OptionSetValue),
        [ApiValueType.String] = typeof(string),
        [ApiValueType.StringArray] = typeof(string[]),
        [ApiValueType.Guid] = typeof(Guid),
    };

    public static void Take(CustomApi api, OrganizationRequest request, ParameterCollection input)
    {
        foreach (var (name, value) in request.Parameters.Where(p => api.BoundTable is null || p.Key != "Target"))
        {
            var declared = api.Parameters.FirstOrDefault(p => p.Name == name);
            if (declared is null && OptionalParameters.IsOne(name))
            {
                continue;
            }

            Check(api, declared ?? throw Faults.Of(Faults.InvalidArgument,
                $"'{api.UniqueName}' has no parameter '{name}'; it takes {Listed(api.Parameters)}."), value);
            input[name] = Copy(value);
        }

        if (api.Parameters.FirstOrDefault(p => !p.IsOptional && (!input.TryGetValue(p.Name, out var value) || value is null)) is { } missing)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"'{api.UniqueName}' needs the parameter '{missing.Name}' of type {Types[missing.Type].Name}; the request has no value for it.");
        }
    }

    /// <summary>
    /// Every declared property, null where no plug-in set it. What the platform does with a property that nobody declared is
    /// not documented; a typed caller could not read it, so it is refused here.
    /// </summary>
    public static OrganizationResponse Answer(CustomApi api, ParameterCollection output)
    {
        if (output.Keys.FirstOrDefault(k => api.Properties.All(p => p.Name != k)) is { } unknown)
        {
            throw Faults.Of(Faults.UnExpected,
                $"A plug-in of '{api.UniqueName}' answered '{unknown}', which is not declared; the response has {Listed(api.Properties)}. Declare the property, or correct its name.");
        }

        var response = new OrganizationResponse { ResponseName = api.UniqueName };
        foreach (var property in api.Properties)
        {
            output.TryGetValue(property.Name, out var value);
            Check(api, property, value);
            response.Results[property.Name] = value;
        }

        return response;
    }

    private static void Check(CustomApi api, ApiParameter declared, object? value)
    {
        if (value is not null && !Types[declared.Type].IsInstanceOfType(value))
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"'{declared.Name}' of '{api.UniqueName}' is of type {Types[declared.Type].Name}; got {value.GetType().Name} ({value}).");
        }

        if (declared.Table is { } table && TablesOf(value).FirstOrDefault(t => t != table) is { } other)
        {
            throw Faults.Of(Faults.InvalidArgument,
                $"'{declared.Name}' of '{api.UniqueName}' is of the table '{table}'; got '{other}'.");
        }
    }

    private static IEnumerable<string> TablesOf(object? value) => value switch
    {
        Entity row => [row.LogicalName],
        EntityReference reference => [reference.LogicalName],
        EntityCollection rows => rows.Entities.Select(r => r.LogicalName),
        _ => [],
    };

    /// <summary>Plug-ins may change the rows that they get; the caller's own stay as they are.</summary>
    private static object? Copy(object? value) => value switch
    {
        Entity row => Copies.OfRow(row),
        EntityCollection rows => new EntityCollection([.. rows.Entities.Select(Copies.OfRow)]) { EntityName = rows.EntityName },
        _ => value,
    };

    private static string Listed(IEnumerable<ApiParameter> parameters) =>
        string.Join(", ", parameters.Select(p => $"'{p.Name}'")) is { Length: > 0 } names ? names : "none";
}
