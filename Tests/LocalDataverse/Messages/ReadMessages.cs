using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using LocalDataverse.Registrations;
using LocalDataverse.Rows;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Messages;

internal sealed class RetrieveMessage : IMessage
{
    public string Name => "Retrieve";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var target = request.Required<EntityReference>("Target");
        var columns = request.Required<ColumnSet>("ColumnSet");
        if (request.Optional<object>("RelatedEntitiesQuery") is not null)
        {
            throw Faults.NotSupportedHere("Retrieve with RelatedEntitiesQuery; query the related table instead.");
        }

        var table = Tables.Get(call, target.LogicalName);
        var id = RowIdentity.Require(call, target);
        var pipeline = new PipelineEvent(call, Name, table.LogicalName) { PrimaryId = id };
        pipeline.Take(Copies.Of(request.Parameters));
        pipeline.Run(Stage.PreValidation);
        Access.Require(call, table, id, AccessRights.ReadAccess);
        pipeline.Run(Stage.PreOperation);

        columns = pipeline.Input.Required<ColumnSet>(Name, "ColumnSet");
        foreach (var column in columns.Columns)
        {
            Tables.Column(table, column);
        }

        var row = call.Rows.Find(table, id, columns.AllColumns ? null : columns.Columns)
            ?? throw RowIdentity.NoSuchRow(table.LogicalName, id);
        call.Rows.FillNames([row]);
        Display.Add(call, [row]);
        pipeline.Output["BusinessEntity"] = row;
        pipeline.Run(Stage.PostOperation);
        return Parameters.Answer<RetrieveResponse>(Name, ("Entity", pipeline.Output["BusinessEntity"]));
    }
}

internal sealed class RetrieveMultipleMessage : IMessage
{
    public string Name => "RetrieveMultiple";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        var asked = request.Required<QueryBase>("Query");
        var query = QueryReader.Read(asked);
        var root = Tables.Get(call, query.Root.Table);
        var pipeline = new PipelineEvent(call, Name, query.Root.Table);
        pipeline.Input["Query"] = asked;
        pipeline.Run(Stage.PreValidation);
        _ = ReadableRows.Of(call, query);
        pipeline.Run(Stage.PreOperation);

        query = QueryReader.Read(pipeline.Input.Required<QueryBase>(Name, "Query"));
        if (query.Root.Table != root.LogicalName)
        {
            throw Faults.NotSupportedHere($"a plug-in that puts a query of '{query.Root.Table}' in the place of one of '{root.LogicalName}'.");
        }

        var user = UserProfile.Of(call, call.Caller.UserId);
        var result = call.Rows.Run(ReadableRows.Of(call, query), new QueryContext(call.Caller.UserId, call.Scope.UtcNow)
        {
            BusinessUnitId = user.BusinessUnitId,
            Language = user.Language,
            AggregateLimit = call.Dispatcher.Options.AggregateLimit,
            TeamIds = PrincipalReader.TeamsOf(call, call.Caller.UserId),
        });
        Display.Add(call, result.Rows);
        pipeline.Output["BusinessEntityCollection"] = new EntityCollection([.. result.Rows])
        {
            EntityName = query.Root.Table,
            MoreRecords = result.MoreRows,
            PagingCookie = result.MoreRows ? PagingCookie.For(query, root, result.Rows) : null,
            TotalRecordCount = result.TotalCount,
        };
        pipeline.Run(Stage.PostOperation);
        return Parameters.Answer<RetrieveMultipleResponse>(Name, ("EntityCollection", pipeline.Output["BusinessEntityCollection"]));
    }
}

internal sealed class WhoAmIMessage : IMessage
{
    public string Name => "WhoAmI";

    public OrganizationResponse Execute(Call call, OrganizationRequest request) => Parameters.Answer<WhoAmIResponse>(Name,
        ("UserId", call.Caller.UserId), ("BusinessUnitId", UserProfile.Of(call, call.Caller.UserId).BusinessUnitId), ("OrganizationId", WellKnown.OrganizationId));
}
