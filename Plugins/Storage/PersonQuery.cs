using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads the users who are to be sellers.</summary>
internal static class PersonQuery
{
    /// <summary>The users by id, in one request; none when none is asked for.</summary>
    /// <exception cref="RefusedException">One of them does not exist.</exception>
    public static IReadOnlyDictionary<Guid, Person> Read(IOrganizationService service, IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().ToList();
        var found = ReadFound(service, wanted);
        return wanted.Where(id => !found.ContainsKey(id)).Select(id => (Guid?)id).FirstOrDefault() is { } missing
            ? throw new RefusedException(TextKeys.UserUnknown, missing)
            : found;
    }

    /// <summary>Those of the users that there are.</summary>
    public static IReadOnlyDictionary<Guid, Person> ReadFound(IOrganizationService service, IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<Guid, Person>() : Query(service, wanted);
    }

    /// <summary>One user; null when there is none with that id.</summary>
    public static Person? Find(IOrganizationService service, Guid id) => Query(service, [id]).TryGetValue(id, out var person) ? person : null;

    private static Dictionary<Guid, Person> Query(IOrganizationService service, IEnumerable<Guid> ids)
    {
        var query = new QueryExpression(PlatformTables.User)
        {
            ColumnSet = new ColumnSet(PlatformTables.UserFullName, PlatformTables.UserIsDisabled),
        };
        query.Criteria.AddCondition(PlatformTables.UserId, ConditionOperator.In, ids.Cast<object>().ToArray());
        return service.RetrieveMultiple(query).Entities.ToDictionary(user => user.Id, user => new Person(
            user.Id,
            user.GetAttributeValue<string>(PlatformTables.UserFullName),
            user.GetAttributeValue<bool>(PlatformTables.UserIsDisabled)));
    }
}
