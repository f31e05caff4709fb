using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Plugins.Shares;
using Opps.Plugins.Texts;

namespace Opps.Plugins.Storage;

/// <summary>Reads the users who are to be sellers.</summary>
internal static class PersonQuery
{
    /// <summary>The users by id, in one request; none when none is asked for.</summary>
    /// <exception cref="RefusedException">One of them does not exist.</exception>
    public static IReadOnlyDictionary<Guid, Person> Read(IOrganizationService service, IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<Guid, Person>();
        }

        var query = new QueryExpression(PlatformTables.User)
        {
            ColumnSet = new ColumnSet(PlatformTables.UserFullName, PlatformTables.UserIsDisabled),
        };
        query.Criteria.AddCondition(PlatformTables.UserId, ConditionOperator.In, wanted.Cast<object>().ToArray());
        var found = service.RetrieveMultiple(query).Entities.ToDictionary(user => user.Id, user => new Person(
            user.Id,
            user.GetAttributeValue<string>(PlatformTables.UserFullName),
            user.GetAttributeValue<bool>(PlatformTables.UserIsDisabled)));
        return wanted.FirstOrDefault(id => !found.ContainsKey(id)) is var missing && missing != Guid.Empty
            ? throw new RefusedException(TextKeys.UserUnknown, missing)
            : found;
    }
}
