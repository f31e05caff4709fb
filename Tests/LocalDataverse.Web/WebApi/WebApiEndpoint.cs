using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.ServiceModel;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using LocalDataverse.Web.WebApi.Batch;
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

/// <summary>The platform's Web API, version 9 whatever its second number: every request becomes messages of the organisation, sent as the signed-in user.</summary>
internal sealed class WebApiEndpoint(LocalOrganization organization)
{
    public const string Pattern = "/api/data/v9.{minor:int}/{**path}";

    private const string Batch = "$batch";

    private static readonly Dictionary<string, string> ParameterHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MSCRM.BypassCustomPluginExecution"] = "BypassCustomPluginExecution",
        ["MSCRM.SuppressDuplicateDetection"] = "SuppressDuplicateDetection",
    };

    public async Task Handle(HttpContext context, Guid userId)
    {
        var request = context.Request;
        var root = new Uri($"{request.Scheme}://{request.Host}/api/data/v9.{request.RouteValues["minor"]}/");
        if (HttpMethods.IsPost(request.Method) && (string?)request.RouteValues["path"] == Batch)
        {
            await new BatchHandler(organization, userId, root, Respond).Handle(context);
            return;
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        await Write(context.Response, Respond(request, await reader.ReadToEndAsync(), new WebApiSession(organization, userId, root, Prefer.None)));
    }

    /// <summary>One request's answer, be it an error, with the headers that every answer has.</summary>
    private Answer Respond(HttpRequest request, string body, WebApiSession session)
    {
        Prefer? prefer = null;
        try
        {
            prefer = Prefer.Parse(request.Headers["Prefer"]);
            return Answer(request, session with { Prefer = prefer }, JsonOf(body)).With("OData-Version", "4.0").With("Preference-Applied", prefer.Applied);
        }
        catch (WebApiException error)
        {
            return ErrorJson.Of(error).With("OData-Version", "4.0");
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return ErrorJson.Of(fault, prefer).With("OData-Version", "4.0");
        }
    }

    private Answer Answer(HttpRequest request, WebApiSession session, JObject body)
    {
        RefuseHeaders(request);
        var encoded = request.GetEncodedPathAndQuery()[Math.Min(session.Root.AbsolutePath.Length, request.GetEncodedPathAndQuery().Length)..];
        var path = Uri.UnescapeDataString(encoded.Split('?')[0]).TrimEnd('/');
        var query = QueryHelpers.ParseQuery(request.QueryString.Value).ToDictionary(q => q.Key, q => q.Value.ToString());
        if (path is "" or "$metadata" or Batch || DefinitionHandler.Owns(path))
        {
            return HttpMethods.IsGet(request.Method) && path != Batch ? OfModel(session, path, query) : throw WebApiException.NotSupported($"{request.Method} of '{path}'.");
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

    private static JObject JsonOf(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        try
        {
            // Dates stay text, as only the column says what kind of date it is; numbers stay exact.
            using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JObject.Load(json);
        }
        catch (JsonException e)
        {
            throw WebApiException.BadPayload(e.Message);
        }
    }

    private static async Task Write(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Content is { } content)
        {
            response.ContentType = content.Type;
            await response.Body.WriteAsync(content.Bytes);
        }
    }
}
