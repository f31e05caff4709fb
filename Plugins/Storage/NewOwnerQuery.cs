using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Who owns a new opportunity.</summary>
internal sealed class NewOwner(Person person, bool takesCustomerSellers)
{
    public Person Person => person;

    /// <summary>Whether administrators want the customer's sellers for new ones; false also where that was not read.</summary>
    public bool TakesCustomerSellers => takesCustomerSellers;
}

/// <summary>Reads the user who owns a new opportunity, and along with them whether administrators want the customer's sellers (D1).</summary>
internal static class NewOwnerQuery
{
    private const string Setting = "setting";

    /// <summary>Null when there is no user with that id.</summary>
    /// <param name="service">Reads it.</param>
    /// <param name="ownerId">The user.</param>
    /// <param name="hasCustomer">Whether there is a customer, so that the setting is read along.</param>
    public static NewOwner? Find(IOrganizationService service, Guid ownerId, bool hasCustomer)
    {
        var query = new QueryExpression(PlatformTables.User) { ColumnSet = new ColumnSet(PlatformTables.UserFullName, PlatformTables.UserIsDisabled) };
        query.Criteria.AddCondition(PlatformTables.UserId, ConditionOperator.Equal, ownerId);
        if (hasCustomer)
        {
            var unit = query.AddLink(PlatformTables.BusinessUnit, PlatformTables.BusinessUnitId, PlatformTables.BusinessUnitId, JoinOperator.LeftOuter);
            var setting = unit.AddLink(SettingTable.Name, PlatformTables.OrganizationId, SettingTable.OrganizationId, JoinOperator.LeftOuter);
            setting.EntityAlias = Setting;
            setting.Columns = new ColumnSet(SettingTable.CustomerSellers);
        }

        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } user
            ? new NewOwner(
                new Person(user.Id, user.GetAttributeValue<string>(PlatformTables.UserFullName), user.GetAttributeValue<bool>(PlatformTables.UserIsDisabled)),
                (user.GetAttributeValue<AliasedValue>($"{Setting}.{SettingTable.CustomerSellers}")?.Value as OptionSetValue)?.Value == SettingTable.On)
            : null;
    }
}
