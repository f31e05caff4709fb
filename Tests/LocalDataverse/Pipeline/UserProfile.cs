using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>What requests need to know of their user.</summary>
/// <param name="BusinessUnitId">Where the user belongs.</param>
/// <param name="Language">LCID of the labels that the user reads.</param>
/// <param name="Locale">LCID by which the user's numbers and dates are written.</param>
/// <param name="CurrencyId">What the user's new rows are in; the base currency unless the user has chosen another.</param>
internal sealed record UserProfile(Guid BusinessUnitId, int Language, int Locale, Guid CurrencyId)
{
    public static UserProfile Of(Call call, Guid userId)
    {
        if (!call.Scope.Users.TryGetValue(userId, out var profile))
        {
            call.Scope.Users[userId] = profile = Read(call.Catalog, call.Rows, userId);
        }

        return profile;
    }

    private static UserProfile Read(Catalog catalog, IRowStore rows, Guid userId)
    {
        var user = Row("systemuser", "businessunitid");
        var settings = Row("usersettings", "uilanguageid", "localeid", "transactioncurrencyid");
        return new UserProfile(
            user?.GetAttributeValue<EntityReference>("businessunitid")?.Id ?? WellKnown.RootBusinessUnitId,
            LcidIn(settings, "uilanguageid"),
            LcidIn(settings, "localeid"),
            settings?.GetAttributeValue<EntityReference>("transactioncurrencyid")?.Id ?? WellKnown.BaseCurrencyId);

        Entity? Row(string name, params IReadOnlyCollection<string> columns) => catalog.Find(name) is { } table ? rows.Find(table, userId, columns) : null;
    }

    /// <summary>0 stands for the organisation's base language.</summary>
    private static int LcidIn(Entity? settings, string column) =>
        settings?.GetAttributeValue<int>(column) is { } language and not 0 ? language : Labels.BaseLanguage;
}
