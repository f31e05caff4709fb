using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>Requests in one transaction: all are done, or nothing of them and the first failure is the answer.</summary>
internal sealed class ChangeSet(IReadOnlyList<PartRequest> requests) : IBatchPart
{
    public int Count => requests.Count;

    public BatchAnswer Run(WebApiSession session, Func<HttpRequest, string, WebApiSession, Answer> respond)
    {
        if (requests.FirstOrDefault(r => HttpMethods.IsGet(r.Method)) is { } read)
        {
            return Failure(ErrorJson.Of(WebApiException.BadQuery($"A change set takes no GET; put '{read.Address}' into the batch beside it.")));
        }

        var answers = new List<Answer>();
        try
        {
            return session.Organization.Within(new OrganizationRequest("ExecuteTransaction"), new Caller(session.UserId, session.UserId), call =>
            {
                // One transaction from its first request on, as ExecuteTransaction is.
                _ = call.Rows;
                AnswerAll(session with { Service = new TransactionService(call) }, respond, answers);
                if (BatchAnswer.IsFailure(answers[^1]))
                {
                    call.Scope.Doom();
                }

                return new BatchAnswer(answers, IsChangeSet: true);
            });
        }
        catch (FaultException<OrganizationServiceFault>) when (answers.Count > 0 && BatchAnswer.IsFailure(answers[^1]))
        {
            return Failure(answers[^1]);
        }
    }

    private void AnswerAll(WebApiSession session, Func<HttpRequest, string, WebApiSession, Answer> respond, List<Answer> answers)
    {
        var ids = new ContentIds();
        foreach (var request in requests)
        {
            var answer = Answer(request, session, respond, ids);
            answers.Add(request.ContentId is { } id ? answer.With(PartReader.ContentId, id) : answer);
            if (BatchAnswer.IsFailure(answer))
            {
                return;
            }
        }
    }

    private static Answer Answer(PartRequest request, WebApiSession session, Func<HttpRequest, string, WebApiSession, Answer> respond, ContentIds ids)
    {
        try
        {
            var answer = ids.Resolve(request).Answer(session, respond);
            ids.Note(request, answer);
            return answer;
        }
        catch (WebApiException error)
        {
            return ErrorJson.Of(error);
        }
    }

    private static BatchAnswer Failure(Answer answer) => new([answer]);
}
