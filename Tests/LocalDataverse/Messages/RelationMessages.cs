using LocalDataverse.Pipeline;
using LocalDataverse.Rows;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace LocalDataverse.Messages;

internal sealed class AssociateMessage : IMessage
{
    public string Name => "Associate";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        Relations.Change(call, request, add: true);
        return Parameters.Answer<AssociateResponse>(Name);
    }
}

internal sealed class DisassociateMessage : IMessage
{
    public string Name => "Disassociate";

    public OrganizationResponse Execute(Call call, OrganizationRequest request)
    {
        Relations.Change(call, request, add: false);
        return Parameters.Answer<DisassociateResponse>(Name);
    }
}

/// <summary>
/// Over a one-to-many relationship, associating is an Update of the child's lookup. Of many-to-many ones there are those of
/// users, teams and roles.
/// </summary>
internal static class Relations
{
    public static void Change(Call call, OrganizationRequest request, bool add)
    {
        var target = request.Required<EntityReference>("Target");
        var asked = request.Required<Relationship>("Relationship");
        var name = asked.SchemaName;
        var rows = request.Required<EntityReferenceCollection>("RelatedEntities");
        if (call.Catalog.ManyToMany.GetValueOrDefault(name) is { } links)
        {
            foreach (var related in rows)
            {
                if (add)
                {
                    ManyToManyLinks.Add(call, links, target, related);
                }
                else
                {
                    ManyToManyLinks.Remove(call, links, target, related);
                }
            }

            return;
        }

        var relationship = call.Catalog.Relationships.Values.FirstOrDefault(r => r.Name == name)
            ?? throw Faults.NotSupportedHere($"relationship '{name}': no imported solution has it, or it is a many-to-many one.");

        if (add && rows.Count > 1 && relationship.Referenced != relationship.Referencing && target.LogicalName == relationship.Referencing)
        {
            throw Faults.Of(Faults.InvalidArgument, $"'{name}' gives a '{target.LogicalName}' one '{relationship.Referenced}'; got {rows.Count}. Give one.");
        }

        foreach (var related in rows)
        {
            var (parent, child) = Sides.Of(call, relationship, asked.PrimaryEntityRole, target, related);
            var change = new Entity(child.LogicalName, RowIdentity.Require(call, child))
            {
                [relationship.Column] = add ? parent : null,
            };
            if (change[relationship.Column] is not null || Sides.PointsTo(call, relationship, child, parent))
            {
                call.Execute(new UpdateRequest { Target = change });
            }
        }
    }
}
