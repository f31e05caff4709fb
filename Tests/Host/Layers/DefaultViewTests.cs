using System;
using System.IO;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Screens;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Layers;

/// <summary>The rows of table savedquery: which view is a default, and making another one so.</summary>
public sealed class DefaultViewTests : IDisposable
{
    private readonly LocalOrganization _organization = LocalOrganization.Create(new OrganizationOptions());

    public DefaultViewTests() => Import();

    public void Dispose() => _organization.Dispose();

    [Fact]
    public void View_HasARow_ThatSaysWhatItIs()
    {
        var view = Default(true);
        var row = Row(view.Id);
        Assert.Equal((view.Table, View.Public, true), (row.GetAttributeValue<string>("returnedtypecode"), row.GetAttributeValue<int>("querytype"), row.GetAttributeValue<bool>("isdefault")));
        Assert.Equal(view.Name.In(1033), row.GetAttributeValue<string>("name"));
    }

    [Fact]
    public void View_MadeTheDefault_IsSo_AndStaysSoAfterAnImport()
    {
        var view = Default(false);
        _organization.AsSystem.Update(new Entity("savedquery", view.Id) { ["isdefault"] = true });
        Assert.True(Current(view).IsDefault);
        Import();
        Assert.Equal((true, true), (Current(view).IsDefault, Row(view.Id).GetAttributeValue<bool>("isdefault")));
    }

    private void Import() => _organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "StandardTables.zip")));

    private View Default(bool isDefault) => _organization.Model.Screens.Views.First(view => view.Table == "account" && view.QueryType == View.Public && view.IsDefault == isDefault);

    private View Current(View view) => _organization.Model.Screens.Views.Single(other => other.Id == view.Id);

    private Entity Row(Guid view) => _organization.AsSystem.Retrieve("savedquery", view, new ColumnSet(true));
}
