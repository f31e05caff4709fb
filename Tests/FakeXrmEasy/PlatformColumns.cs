using System;
using System.Globalization;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasyTests;

/// <summary>Columns that the platform fills in by itself and FakeXrmEasy doesn't, as far as the plug-ins read them.</summary>
internal static class PlatformColumns
{
    private static int _numbered;

    public static Entity OfNew(Entity target, Guid user)
    {
        var row = OfChanged(target, stored: null);
        if (row.LogicalName == "opportunity")
        {
            Default(row, "statuscode", new OptionSetValue(1));
            Default(row, "transactioncurrencyid", new EntityReference("transactioncurrency", WellKnown.BaseCurrencyId));
        }

        if (row.LogicalName == "opps_sharechange")
        {
            Default(row, "opps_name", (++_numbered).ToString("D10", CultureInfo.InvariantCulture));
        }

        if (!row.Contains("ownerid"))
        {
            row["ownerid"] = new EntityReference("systemuser", user);
            row["owninguser"] = row["ownerid"];
        }

        return row;
    }

    /// <summary>Only what is stored: without the rows that were sent along, and with the owner in its typed columns.</summary>
    public static Entity OfChanged(Entity target, Entity? stored)
    {
        var row = new Entity(target.LogicalName, target.Id);
        row.Attributes.AddRange(target.Attributes);
        if (target.GetAttributeValue<EntityReference>("ownerid") is { } owner)
        {
            row["owninguser"] = owner.LogicalName == "systemuser" ? owner : null;
            row["owningteam"] = owner.LogicalName == "team" ? owner : null;
        }

        if (row.LogicalName == "systemuser")
        {
            row["fullname"] = $"{After("firstname")} {After("lastname")}".Trim();
        }

        return row;

        string? After(string column) => (target.Contains(column) ? target : stored)?.GetAttributeValue<string>(column);
    }

    private static void Default(Entity row, string column, object value)
    {
        if (row.GetAttributeValue<object>(column) is null)
        {
            row[column] = value;
        }
    }
}
