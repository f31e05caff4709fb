using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>
/// Many requests in one, in their order. The first that fails ends it and gives the whole its status, unless the client prefers
/// odata.continue-on-error (execute-batch-operations-using-web-api).
/// </summary>
/// <param name="organization">Where a change set has its transaction.</param>
/// <param name="userId">Whose requests they are.</param>
/// <param name="root">The service's root address.</param>
/// <param name="respond">Answers one request with its body.</param>
internal sealed class BatchHandler(LocalOrganization organization, Guid userId, Uri root, Func<HttpRequest, string, WebApiSession, Answer> respond)
{
    private const string ContinueOnError = "odata.continue-on-error";
    private static readonly string[] ForPartsOnly = ["MSCRM.", "MSCRMCallerID", "CallerObjectId"];

    public async Task Handle(HttpContext context)
    {
        Answer answer;
        try
        {
            RefuseHeaders(context.Request);
            var parts = await BatchReader.Read(context.Request);
            answer = Run(parts, Continues(context.Request));
        }
        catch (WebApiException error)
        {
            answer = ErrorJson.Of(error);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.Headers["OData-Version"] = "4.0";
        context.Response.ContentType = answer.Content!.Value.Type;
        await context.Response.Body.WriteAsync(answer.Content.Value.Bytes);
    }

    private Answer Run(IReadOnlyList<IBatchPart> parts, bool continues)
    {
        var answers = new List<BatchAnswer>();
        var session = new WebApiSession(organization, userId, root, Prefer.None);
        foreach (var part in parts)
        {
            answers.Add(part.Run(session, respond));
            if (answers[^1].Failed is { } failed && !continues)
            {
                return BatchWriter.Write(failed.Status, answers);
            }
        }

        return BatchWriter.Write(StatusCodes.Status200OK, answers);
    }

    private static bool Continues(HttpRequest request) => request.Headers["Prefer"].SelectMany(h => (h ?? "").Split(',', ';'))
        .Any(p => p.Trim() is ContinueOnError or ContinueOnError + "=true");

    /// <summary>What a header would change stands in the parts, where it is read.</summary>
    private static void RefuseHeaders(HttpRequest request)
    {
        if (request.Headers.Keys.FirstOrDefault(h => ForPartsOnly.Any(p => h.StartsWith(p, StringComparison.OrdinalIgnoreCase))) is { } header)
        {
            throw WebApiException.NotSupported($"the header {header} of $batch as a whole.");
        }
    }
}
