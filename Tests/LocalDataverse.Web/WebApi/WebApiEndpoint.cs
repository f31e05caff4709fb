using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.ServiceModel;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using LocalDataverse.Web.WebApi.Definitions;
using LocalDataverse.Web.WebApi.Model;
using LocalDataverse.Web.WebApi.Operations;
using LocalDataverse.Web.WebApi.Reading;
using LocalDataverse.Web.WebApi.Writing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OData.Edm.Csdl;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi;

/// <summary>The platform's Web API, version 9.2: every request becomes messages of the organisation, sent as the signed-in user.</summary>
internal sealed class WebApiEndpoint(LocalOrganization organization)
{
    public const string Path = "/api/data/v9.2/";

    private static readonly Dictionary<string, string> ParameterHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MSCRM.BypassCustomPluginExecution"] = "BypassCustomPluginExecution",
        ["MSCRM.SuppressDuplicateDetection"] = "SuppressDuplicateDetection",
    };

    public async Task Handle(HttpContext context, Guid userId)
    {
        Prefer? prefer = null;
        Answer answer;
        try
        {
            prefer = Prefer.Parse(context.Request.Headers["Prefer"]);
            var root = new Uri($"{context.Request.Scheme}://{context.Request.Host}{Path}");
            var body = await Body(context.Request);
            answer = Answer(context.Request, new WebApiSession(organization, userId, root, prefer), body);
        }
        catch (WebApiException error)
        {
            answer = ErrorJson.Of(error);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            answer = ErrorJson.Of(fault, prefer);
        }

        await Write(context.Response, answer, prefer);
    }

    private Answer Answer(HttpRequest request, WebApiSession session, JObject body)
    {
        RefuseHeaders(request);
        var encoded = request.GetEncodedPathAndQuery()[Path.Length..];
        var path = Uri.UnescapeDataString(encoded.Split('?')[0]).TrimEnd('/');
        var query = QueryHelpers.ParseQuery(request.QueryString.Value).ToDictionary(q => q.Key, q => q.Value.ToString());
        if (path is "" or "$metadata" or "$batch" || DefinitionHandler.Owns(path))
        {
            return HttpMethods.IsGet(request.Method) && path != "$batch" ? OfModel(session, path, query) : throw WebApiException.NotSupported($"{request.Method} of '{path}'.");
        }

        var headers = ParametersIn(request);
        if (OperationHandler.Find(session.Model, path) is { } found)
        {
            var handler = new OperationHandler(session, headers);
            return HttpMethods.IsGet(request.Method) ? handler.Get(found.Operation, found.Bound, found.Arguments, query)
                : HttpMethods.IsPost(request.Method) ? handler.Post(found.Operation, found.Bound, body)
                : throw WebApiException.NotSupported($"{request.Method} of '{found.Operation.Name}'.");
        }

        var parser = Address.Parser(session, encoded);
        var address = Address.Read(session, parser);
        var conditions = Conditions.Of(request);
        var reading = new ReadHandler(session, encoded, address, parser, conditions);
        var writing = new WriteHandler(session, address, conditions, headers, reading.Read);
        return request.Method switch
        {
            "GET" => reading.Get(),
            "POST" => writing.Post(body),
            "PATCH" => writing.Patch(body),
            "PUT" => writing.Put(body),
            "DELETE" => writing.Delete(query.GetValueOrDefault("$id")),
            var other => throw WebApiException.NotSupported($"the method {other}."),
        };
    }

    private Answer OfModel(WebApiSession session, string path, Dictionary<string, string> query)
    {
        if (path == "$metadata")
        {
            return new Answer(200) { Raw = ("application/xml", Csdl(session.Model)) };
        }

        return path.Length > 0
            ? new DefinitionHandler(session, UserLanguages.Of(organization, session.UserId)).Get(path, query)
            : new Answer(200, new JObject
            {
                ["@odata.context"] = $"{session.Root}$metadata",
                ["value"] = new JArray(session.Catalog.Tables.Values.Select(WebApiModel.SetOf).Order(StringComparer.Ordinal)
                    .Select(set => new JObject { ["name"] = set, ["kind"] = "EntitySet", ["url"] = set })),
            });
    }

    private static byte[] Csdl(WebApiModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Edm, writer, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException(string.Join("; ", errors));
            }
        }

        return stream.ToArray();
    }

    private static void RefuseHeaders(HttpRequest request)
    {
        foreach (var header in new[] { "MSCRMCallerID", "CallerObjectId" }.Where(request.Headers.ContainsKey))
        {
            throw WebApiException.NotSupported($"the header {header}; sign in as that user.");
        }
    }

    private static Dictionary<string, object> ParametersIn(HttpRequest request) => ParameterHeaders
        .Where(h => request.Headers.ContainsKey(h.Key))
        .ToDictionary(h => h.Value, h => (object)(bool.TryParse(request.Headers[h.Key], out var given)
            ? given
            : throw WebApiException.BadQuery($"The header {h.Key} is true or false; got '{request.Headers[h.Key]}'.")));

    private static async Task<JObject> Body(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        try
        {
            // Dates stay text, as only the column says what kind of date it is; numbers stay exact.
            using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return await JObject.LoadAsync(json);
        }
        catch (JsonException e)
        {
            throw WebApiException.BadPayload(e.Message);
        }
    }

    private static async Task Write(HttpResponse response, Answer answer, Prefer? prefer)
    {
        response.StatusCode = answer.Status;
        response.Headers["OData-Version"] = "4.0";
        if (prefer?.Applied is { } applied && answer.Status < 300)
        {
            response.Headers["Preference-Applied"] = applied;
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Raw is { } raw)
        {
            response.ContentType = raw.Type;
            await response.Body.WriteAsync(raw.Content);
        }
        else if (answer.Body is { } body)
        {
            response.ContentType = "application/json; odata.metadata=minimal";
            await response.WriteAsync(body.ToString(Newtonsoft.Json.Formatting.None));
        }
    }
}
