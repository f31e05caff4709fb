using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Operations;

/// <summary>Actions by POST and functions by GET, unbound or after the row that they are bound to.</summary>
internal sealed class OperationHandler(WebApiSession session, IReadOnlyDictionary<string, object> headers)
{
    /// <summary>The operation that a path ends with and the row before it; null when it ends with none.</summary>
    public static (Operation Operation, string Bound, string Arguments)? Find(WebApiModel model, string path)
    {
        var slash = Quoted.LastIndexOf(path, '/');
        var (bound, last) = slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
        var (name, arguments) = last.IndexOf('(', StringComparison.Ordinal) is var open and > 0 && last.EndsWith(')') ? (last[..open], last[(open + 1)..^1]) : (last, "");
        var isQualified = name.StartsWith(EdmBuilder.Namespace + ".", StringComparison.Ordinal);
        if (isQualified)
        {
            name = name[(EdmBuilder.Namespace.Length + 1)..];
        }

        return model.Operations.Find(name) is { } operation && (bound.Length == 0 || isQualified) ? (operation, bound, arguments)
            : isQualified ? throw WebApiException.NotSupported($"the operation '{name}'.")
            : null;
    }

    public Answer Post(Operation operation, string bound, JObject body)
    {
        if (operation.IsFunction)
        {
            throw WebApiException.NotSupported($"POST of the function '{operation.Name}'; send GET.");
        }

        var given = body.Properties().Where(p => !p.Name.Contains('@', StringComparison.Ordinal)).ToDictionary(p => p.Name, p => p.Value);
        return Run(operation, bound, given, isVoid: response => response.Results.Count == 0);
    }

    public Answer Get(Operation operation, string bound, string arguments, IReadOnlyDictionary<string, string> query)
    {
        if (!operation.IsFunction)
        {
            throw WebApiException.NotSupported($"GET of the action '{operation.Name}'; send POST.");
        }

        var given = Quoted.Split(arguments, ',').Select(a => a.Split('=', 2)).ToDictionary(
            a => a[0].Trim(), a => Literal(a is [_, var text] ? text.Trim() : throw WebApiException.BadQuery($"'{a[0]}' of '{operation.Name}' has no value."), query));
        return Run(operation, bound, given, _ => false);
    }

    private Answer Run(Operation operation, string bound, Dictionary<string, JToken> given, Func<OrganizationResponse, bool> isVoid)
    {
        var request = new OrganizationRequest(operation.Name);
        if (operation.BoundTable is { } table)
        {
            var row = Bound(operation, bound, table);
            request[operation.BoundAs] = operation.IsBoundById ? row.Id : row;
        }
        else if (bound.Length > 0)
        {
            throw WebApiException.BadQuery($"'{operation.Name}' is not bound to a row; call it right after the service's root.");
        }

        foreach (var (name, value) in given.Where(g => g.Value.Type != JTokenType.Null))
        {
            var parameter = operation.Parameters.FirstOrDefault(p => p.Name == name)
                ?? throw WebApiException.BadPayload($"The parameter '{name}' is no parameter of '{operation.Name}'; it takes {string.Join(", ", operation.Parameters.Select(p => p.Name))}.");
            request[name] = new OperationJson(session).Read(parameter, value);
        }

        foreach (var (name, value) in headers)
        {
            request[name] = value;
        }

        var response = session.Service.Execute(request);
        response.ResponseName ??= operation.Name;
        return isVoid(response) ? Answer.Nothing : new Answer(200, new OperationJson(session).Write(response));
    }

    private EntityReference Bound(Operation operation, string bound, string table)
    {
        var row = bound.Length > 0 ? Address.RowOf(session, bound) : throw WebApiException.BadQuery($"'{operation.Name}' is bound to '{table}'; put a row of it before the name.");
        return row.LogicalName == table ? row : throw WebApiException.BadQuery($"'{operation.Name}' is bound to '{table}', not to '{row.LogicalName}'.");
    }

    /// <summary>JSON whose numbers stay as exact as they are written, and whose dates stay text.</summary>
    private static JToken Exact(string text)
    {
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        var value = JToken.ReadFrom(json);
        return json.Read() ? throw new JsonReaderException(text) : value;
    }

    /// <summary>A value, or a parameter alias whose value stands among the query options.</summary>
    private static JToken Literal(string text, IReadOnlyDictionary<string, string> query)
    {
        if (text.StartsWith('@'))
        {
            text = query.TryGetValue(text, out var value) ? value : throw WebApiException.BadQuery($"The parameter alias '{text}' has no value.");
        }

        try
        {
            return text is ['\'', .., '\''] ? new JValue(text[1..^1].Replace("''", "'", StringComparison.Ordinal)) : Exact(text);
        }
        catch (JsonException)
        {
            return new JValue(text);
        }
    }
}
