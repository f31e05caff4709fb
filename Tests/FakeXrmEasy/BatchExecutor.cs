using System;
using System.Collections.Generic;
using System.Linq;
using FakeXrmEasy;
using FakeXrmEasy.FakeMessageExecutors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace FakeXrmEasyTests;

/// <summary>The bulk messages, which 1.x doesn't know: each row raises its own event, one after the other.</summary>
internal sealed class BatchExecutor(string message, Func<Entity, OrganizationRequest> single) : IFakeMessageExecutor
{
    public static IReadOnlyList<BatchExecutor> All { get; } =
    [
        new("CreateMultiple", row => new CreateRequest { Target = row }),
        new("UpdateMultiple", row => new UpdateRequest { Target = row }),
        new("UpsertMultiple", row => new UpsertRequest { Target = row }),
    ];

    public string Message => message;

    public bool CanExecute(OrganizationRequest request) => request.RequestName == message;

    public Type GetResponsibleRequestType() => typeof(OrganizationRequest);

    public OrganizationResponse Execute(OrganizationRequest request, XrmFakedContext ctx)
    {
        var service = ctx.GetOrganizationService();
        var responses = ((EntityCollection)request["Targets"]).Entities.Select(row => service.Execute(single(row))).ToList();
        return new OrganizationResponse
        {
            ResponseName = message, Results = new ParameterCollection { ["Ids"] = responses.OfType<CreateResponse>().Select(r => r.id).ToArray() },
        };
    }
}
