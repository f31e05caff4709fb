using Opps.Plugins.SellerShares;

namespace Opps.Plugins.Customers;

/// <summary>
/// D1: a customer's seller is a person who may become one (P21), once for each customer (P20), of one account or one contact, and named
/// as the person is. What the percentage may be is stated by its column.
/// </summary>
public sealed class AcceptDefaultShare : Plugin
{
    private protected override void Run(Execution execution)
    {
        var target = execution.Target;
        target.Attributes.Remove(DefaultShareTable.SellerName);
        if (execution.Context.MessageName == Messages.Update && (ShareEvent.IsUserGoing(execution) || IsContactGoing(execution)))
        {
            execution.Trace("nothing to do because the user or the contact is being deleted: nobody is taken over from the row (D3)");
            return;
        }

        var customer = Customer(execution);
        var seller = execution.After<EntityReference>(DefaultShareTable.SellerId) ?? throw new RefusedException(TextKeys.SellerMissing);
        var person = PersonQuery.Read(execution.AsSystem, [seller.Id])[seller.Id];
        var isNew = !execution.HasImage || execution.Before<EntityReference>(DefaultShareTable.SellerId)?.Id != seller.Id;
        if (isNew && person.IsDisabled)
        {
            throw new RefusedException(TextKeys.UserDisabled, person.Name);
        }

        // The alternate keys hold it between two requests; this one has a sentence with a name.
        if (DefaultShareQuery.HasOther(execution.AsSystem, customer, seller.Id, execution.Context.PrimaryEntityId))
        {
            throw new RefusedException(TextKeys.SellerOfCustomerTwice, person.Name);
        }

        target[DefaultShareTable.SellerName] = person.Name;
    }

    private static bool IsContactGoing(Execution execution) =>
        execution.After<EntityReference>(DefaultShareTable.ContactId) is null &&
        execution.Before<EntityReference>(DefaultShareTable.ContactId) is { } contact &&
        execution.Context.IsPartOfDeleting(PlatformTables.Contact, contact.Id);

    private static EntityReference Customer(Execution execution)
    {
        var customers = new[] { DefaultShareTable.AccountId, DefaultShareTable.ContactId }.Select(execution.After<EntityReference>).OfType<EntityReference>().ToList();
        return customers.Count == 1 ? customers[0] : throw new RefusedException(TextKeys.CustomerNotOne);
    }
}
