using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Rights;
using LocalDataverse.Screens;
using LocalDataverse.Security;
using LocalDataverse.Web.WebApi;
using LocalDataverse.Web.WebApi.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.Serving;

/// <summary>What a client draws for the signed-in user: the screens of the zip as their XML, as far as the user's roles reach.</summary>
internal sealed class AppDelivery(LocalOrganization organization)
{
    private static readonly Guid AdministratorInExports = new("627090ff-40a3-4053-8790-584edc5be201");

    public Task Get(HttpContext context, Guid userId)
    {
        var user = UserRights.Of(organization, userId);
        var catalog = organization.Catalog;
        var (screens, roles) = (organization.Model.Screens, RolesOf(userId));
        bool Reads(string table) => catalog.Find(table) is { } known && user.ReachOf(known, AccessRights.ReadAccess) is not null;
        var apps = screens.Apps.Where(a => user.IsAdministrator || a.Roles.Any(r => roles.Any(own => own.Id == r))).ToList();
        return SignIn.Answer(context, StatusCodes.Status200OK, new JObject
        {
            ["user"] = User(userId, user, roles),
            ["organization"] = Organization(),
            ["apps"] = new JArray(apps.Select(Write)),
            ["siteMaps"] = new JArray(screens.SiteMaps.Select(s => new JObject { ["uniqueName"] = s.UniqueName, ["xml"] = Xml(s.Xml) })),
            ["forms"] = new JArray(screens.Forms.Where(f => Reads(f.Table)).Select(Write)),
            ["views"] = new JArray(screens.Views.Where(v => Reads(v.Table)).Select(Write)),
            ["charts"] = new JArray(screens.Charts.Where(c => Reads(c.Table)).Select(Write)),
            ["dashboards"] = new JArray(screens.Dashboards.Select(d => new JObject { ["id"] = d.Id.ToString(), ["name"] = Names(d.Name), ["xml"] = Xml(d.Xml) })),
            ["ribbons"] = new JArray(screens.Ribbons.Where(r => Reads(r.Table)).Select(r => new JObject { ["table"] = r.Table, ["xml"] = Xml(r.Xml) })),
            ["webResources"] = new JArray(screens.WebResources.Select(w => new JObject { ["name"] = w.Name, ["type"] = (int)w.Type, ["language"] = w.Language, ["dependencies"] = new JArray(w.Dependencies) })),
            ["customControls"] = new JArray(screens.CustomControls.Select(c => new JObject { ["name"] = c.Name, ["manifest"] = Xml(c.Manifest) })),
            ["privileges"] = new JObject(catalog.Tables.Values.Where(Privileges.HasPrivileges).OrderBy(t => t.LogicalName, StringComparer.Ordinal)
                .Select(t => new JProperty(t.LogicalName, Rights(user, t)))),
        });
    }

    private JObject User(Guid userId, Principal user, DataCollection<Entity> roles)
    {
        var settings = organization.AsSystem.Retrieve("usersettings", userId, new ColumnSet(true));
        var table = organization.Catalog.Get("usersettings");
        var session = new WebApiSession(organization, userId, new Uri("http://127.0.0.1/"), new Prefer(null, false, []));
        return new JObject
        {
            ["id"] = userId.ToString(),
            ["name"] = organization.AsSystem.Retrieve("systemuser", userId, new ColumnSet("fullname")).GetAttributeValue<string>("fullname"),
            ["isAdministrator"] = user.IsAdministrator,
            ["roles"] = new JArray(roles.Select(r => new JObject { ["id"] = r.Id.ToString(), ["name"] = r.GetAttributeValue<string>("name") })),
            ["settings"] = new RowJson(session).Write(settings, table, null),
            ["otherPrivileges"] = new JArray(user.Privileges.Keys.Where(PlatformPrivileges.Include).Order(StringComparer.Ordinal)),
        };
    }

    private JObject Organization()
    {
        var currency = organization.AsSystem.Retrieve("transactioncurrency", WellKnown.BaseCurrencyId, new ColumnSet("isocurrencycode", "currencysymbol", "currencyprecision"));
        return new JObject
        {
            ["id"] = WellKnown.OrganizationId.ToString(),
            ["uniqueName"] = WellKnown.OrganizationName,
            ["name"] = organization.Options.OrganizationDisplayName,
            ["baseLanguage"] = Labels.BaseLanguage,
            ["isAuditEnabled"] = organization.IsAuditEnabled,
            ["baseCurrency"] = new JObject
            {
                ["id"] = currency.Id.ToString(),
                ["code"] = currency.GetAttributeValue<string>("isocurrencycode"),
                ["symbol"] = currency.GetAttributeValue<string>("currencysymbol"),
                ["precision"] = currency.GetAttributeValue<int>("currencyprecision"),
            },
        };
    }

    /// <summary>Their own and their teams'. System Administrator is known by the id in exports too.</summary>
    private DataCollection<Entity> RolesOf(Guid userId)
    {
        var found = Linked("systemuserroles", "systemuserid", [userId]);
        var teams = new QueryExpression("teammembership") { ColumnSet = new ColumnSet("teamid") };
        teams.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, userId);
        object[] ids = [.. organization.AsSystem.RetrieveMultiple(teams).Entities.Select(t => (object)t.GetAttributeValue<Guid>("teamid"))];
        found.AddRange(ids.Length == 0 ? [] : Linked("teamroles", "teamid", ids));
        if (found.FirstOrDefault(r => r.Id == WellKnown.SystemAdministratorRoleId) is { } administrator)
        {
            found.Add(new Entity("role", AdministratorInExports) { ["name"] = administrator.GetAttributeValue<string>("name") });
        }

        return found;

        DataCollection<Entity> Linked(string table, string column, object[] of)
        {
            var query = new QueryExpression("role") { ColumnSet = new ColumnSet("name"), Distinct = false };
            query.AddLink(table, "roleid", "roleid").LinkCriteria.AddCondition(column, ConditionOperator.In, of);
            return organization.AsSystem.RetrieveMultiple(query).Entities;
        }
    }

    private static JObject Rights(Principal user, Table table) => new(Privileges.Rights.Select(right => (Right: right, Reach: user.ReachOf(table, right)))
        .Where(r => r.Reach is not null)
        .Select(r => new JProperty(Privileges.Verb(r.Right), r.Reach!.IsGlobal ? "Global" : r.Reach.Units.Count > 0 ? "BusinessUnit" : "User")));

    private static JObject Write(App app) => new()
    {
        ["uniqueName"] = app.UniqueName,
        ["name"] = Names(app.Name),
        ["components"] = new JArray(app.Components.Select(c => new JObject { ["type"] = c.Type, ["schemaName"] = c.SchemaName, ["id"] = c.Id?.ToString() })),
        ["xml"] = Xml(app.Xml),
    };

    private static JObject Write(Form form, int order) => new()
    {
        ["id"] = form.Id.ToString(),
        ["table"] = form.Table,
        ["type"] = form.Kind switch { FormKind.Main => "main", FormKind.QuickCreate => "quickCreate", FormKind.QuickView => "quick", _ => "card" },
        ["order"] = order,
        ["isActive"] = form.IsActive,
        ["name"] = Names(form.Name),
        ["xml"] = Xml(form.Xml),
    };

    private static JObject Write(View view) => new()
    {
        ["id"] = view.Id.ToString(),
        ["table"] = view.Table,
        ["queryType"] = view.QueryType,
        ["isDefault"] = view.IsDefault,
        ["name"] = Names(view.Name),
        ["fetchXml"] = view.FetchXml,
        ["layoutXml"] = view.Layout is { } layout ? Xml(layout) : null,
    };

    private static JObject Write(Chart chart) => new()
    {
        ["id"] = chart.Id.ToString(),
        ["table"] = chart.Table,
        ["name"] = Names(chart.Name),
        ["dataXml"] = Xml(chart.Data),
        ["presentationXml"] = Xml(chart.Presentation),
    };

    private static JObject Names(Labels labels) => new(labels.ByLanguage.Select(l => new JProperty(l.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), l.Value)));

    private static string Xml(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
