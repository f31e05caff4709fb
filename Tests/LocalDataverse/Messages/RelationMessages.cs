using System.Linq;
using LocalDataverse.Pipeline;
using LocalDataverse.Rows;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Messages;

internal sealed class AssociateMessage : IMessage
{
    public string Name => "Associate";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        OneToMany.SetLookups(call, request, pointTo: true);
        return Parameters.Answer<AssociateResponse>(Name);
    }
}

internal sealed class DisassociateMessage : IMessage
{
    public string Name => "Disassociate";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        OneToMany.SetLookups(call, request, pointTo: false);
        return Parameters.Answer<DisassociateResponse>(Name);
    }
}

/// <summary>Over a one-to-many relationship, associating is an Update of the child's lookup.</summary>
internal static class OneToMany
{
    public static void SetLookups(Call call, OrganizationRequest request, bool pointTo)
    {
        var target = request.Required<EntityReference>("Target");
        var asked = request.Required<Relationship>("Relationship");
        var name = asked.SchemaName;
        var relationship = call.Catalog.Relationships.Values.FirstOrDefault(r => r.Name == name)
            ?? throw Faults.NotSupportedHere($"relationship '{name}': it is not a one-to-many relationship of an imported solution.");

        foreach (var related in request.Required<EntityReferenceCollection>("RelatedEntities"))
        {
            var (parent, child) = Sides.Of(call, relationship, asked.PrimaryEntityRole, target, related);
            var change = new Entity(child.LogicalName, RowIdentity.Require(call, child))
            {
                [relationship.Column] = pointTo ? parent : null,
            };
            if (change[relationship.Column] is not null || Sides.PointsTo(call, relationship, child, parent))
            {
                call.Execute(new UpdateRequest { Target = change });
            }
        }
    }
}
