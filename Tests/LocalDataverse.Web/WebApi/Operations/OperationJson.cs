using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using LocalDataverse.Web.WebApi.Reading;
using LocalDataverse.Web.WebApi.Writing;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Organization;
using Newtonsoft.Json.Linq;
using Label = Microsoft.Xrm.Sdk.Label;

namespace LocalDataverse.Web.WebApi.Operations;

/// <summary>Parameters of operations out of JSON, and their answers as JSON.</summary>
internal sealed class OperationJson(WebApiSession session)
{
    private const string TypeName = "@odata.type";

    public object Read(OperationParameter parameter, JToken json)
    {
        try
        {
            return parameter.Kind switch
            {
                ValueKind.Boolean => (bool)json,
                ValueKind.Integer => (int)json,
                ValueKind.Decimal => (decimal)json,
                ValueKind.Double => (double)json,
                ValueKind.Money => new Money((decimal)json),
                ValueKind.Text => (string)json!,
                ValueKind.DateTime => DateTimeOffset.Parse((string)json!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime,
                ValueKind.Guid => Guid.Parse((string)json!),
                ValueKind.Option => new OptionSetValue((int)json),
                ValueKind.Entity => Row(parameter, (JObject)json),
                ValueKind.EntityReference => Reference(parameter, (JObject)json),
                ValueKind.EntityCollection => new EntityCollection([.. ((JArray)json).Cast<JObject>().Select(r => Row(parameter, r))]) { EntityName = parameter.Table },
                ValueKind.TextArray => json.Select(v => (string)v!).ToArray(),
                ValueKind.IntegerArray => json.Select(v => (int)v).ToArray(),
                ValueKind.GuidArray => json.Select(v => Guid.Parse((string)v!)).ToArray(),
                ValueKind.Bytes => Convert.FromBase64String((string)json!),
                ValueKind.EndpointAccess => EnumOf<EndpointAccessType>((string)json!),
                _ => LabelOf((JObject)json),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException or OverflowException)
        {
            throw WebApiException.BadPayload($"'{parameter.Name}' takes {parameter.Kind}; got '{json}'.");
        }
    }

    public JObject Write(OrganizationResponse response)
    {
        var json = new JObject { ["@odata.context"] = $"{session.Root}$metadata#{EdmBuilder.Namespace}.{response.ResponseName}Response" };
        foreach (var (name, value) in response.Results)
        {
            json[name] = Write(value);
        }

        return json;
    }

    private JToken Write(object? value) => value switch
    {
        EntityCollection rows => new JArray(rows.Entities.Select(new RowJson(session).WriteGiven)),
        Entity row => new RowJson(session).WriteGiven(row),
        EntityReference reference when session.Catalog.Find(reference.LogicalName) is { } table =>
            new JObject { [TypeName] = $"#{EdmBuilder.Namespace}.{reference.LogicalName}", [table.PrimaryId] = reference.Id.ToString() },
        AuditDetailCollection history => new JObject { ["AuditDetails"] = new JArray(history.AuditDetails.OfType<AttributeAuditDetail>().Select(Write)), ["MoreRecords"] = false },
        AccessRights rights => new JValue(rights.ToString().Replace(" ", "", StringComparison.Ordinal)),
        RolePrivilege[] privileges => new JArray(privileges.Select(p => new JObject { ["Depth"] = p.Depth.ToString(), ["PrivilegeId"] = p.PrivilegeId.ToString() })),
        OrganizationDetail detail => OrganizationJson.Write(detail),
        _ => RowJson.Value(value),
    };

    /// <summary>A member's name, alone or as Microsoft.Dynamics.CRM.EndpointAccessType'Default'.</summary>
    private static T EnumOf<T>(string text) where T : struct, Enum =>
        Enum.Parse<T>(text.Split('\'') is [var type, var name, ""] && type == $"{EdmBuilder.Namespace}.{typeof(T).Name}" ? name : text);

    private JObject Write(AttributeAuditDetail detail)
    {
        var rows = new RowJson(session);
        var json = new JObject { ["AuditRecord"] = rows.WriteGiven(detail.AuditRecord), [TypeName] = $"#{EdmBuilder.Namespace}.AttributeAuditDetail" };
        if (detail.OldValue is not null)
        {
            json["OldValue"] = rows.WriteGiven(detail.OldValue);
        }

        if (detail.NewValue is not null)
        {
            json["NewValue"] = rows.WriteGiven(detail.NewValue);
        }

        return json;
    }

    private Entity Row(OperationParameter parameter, JObject json) => new RowReader(session).Read(TableOf(parameter, json), json);

    private EntityReference Reference(OperationParameter parameter, JObject json)
    {
        if ((string?)json["@odata.id"] is { } address)
        {
            return Address.RowOf(session, address);
        }

        var table = TableOf(parameter, json);
        return (string?)json[table.PrimaryId] is { } id
            ? new EntityReference(table.LogicalName, Guid.Parse(id))
            : throw WebApiException.BadPayload($"'{parameter.Name}' names no row; give '{table.PrimaryId}' or '@odata.id'.");
    }

    private Table TableOf(OperationParameter parameter, JObject json)
    {
        var stated = ((string?)json[TypeName])?.TrimStart('#');
        var name = stated?[(stated.LastIndexOf('.') + 1)..] ?? parameter.Table ?? throw WebApiException.BadPayload(
            $"'{parameter.Name}' needs '{TypeName}' with each row, as '{EdmBuilder.Namespace}.account'.");
        return session.Catalog.Find(name) ?? throw WebApiException.BadPayload($"'{parameter.Name}' is of the type '{name}', which is no table.");
    }

    private static Label LabelOf(JObject json)
    {
        var label = new Label();
        foreach (var text in json["LocalizedLabels"] as JArray ?? [])
        {
            label.LocalizedLabels.Add(new LocalizedLabel((string)text["Label"]!, (int)text["LanguageCode"]!));
        }

        return label;
    }
}
