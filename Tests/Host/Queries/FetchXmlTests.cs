using System;
using System.Linq;
using Host.Storage;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Queries;

public sealed class FetchXmlTests : IDisposable
{
    private readonly SmallDatabase _database = new();
    private readonly EntityReference _nord;

    public FetchXmlTests()
    {
        var eva = _database.Add(SmallCatalog.User, ("fullname", "Eva"));
        _nord = _database.Add(SmallCatalog.Account, ("name", "Nord AB"), ("ownerid", eva));
        _database.Deal("A", ("customerid", _nord), ("sellerid", eva), ("count", 1));
        _database.Deal("B", ("count", 2));
        _database.Deal("C", ("count", 3));
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void View_AsTheDesignerWritesIt_Runs()
    {
        var result = _database.Fetch("""
            <fetch version="1.0" output-format="xml-platform" mapping="logical" distinct="false" no-lock="true" latematerialize="true"
                   count="2" page="1" paging-cookie="" returntotalrecordcount="true">
              <entity name="deal">
                <attribute name="name" />
                <attribute name="sellerid" />
                <order attribute="name" descending="true" />
                <filter type="and">
                  <condition attribute="count" operator="in"><value>1</value><value uiname="two" uitype="x">2</value></condition>
                  <filter type="or" isquickfindfields="1">
                    <condition attribute="name" operator="like" value="a%" />
                    <condition attribute="selleridname" operator="like" value="a%" />
                    <condition attribute="count" operator="eq" value="2" />
                  </filter>
                </filter>
                <link-entity name="account" from="accountid" to="customerid" visible="false" link-type="outer" alias="a">
                  <attribute name="name" />
                  <link-entity name="systemuser" from="systemuserid" to="ownerid" link-type="outer" alias="b">
                    <attribute name="fullname" alias="who" />
                  </link-entity>
                </link-entity>
              </entity>
            </fetch>
            """);

        Assert.Equal("B A", SmallDatabase.Names(result));
        Assert.Equal(2, result.TotalCount);
        Assert.Equal("Nord AB", SmallDatabase.Aliased<string>(result.Rows[1], "a.name"));
        Assert.Equal("Eva", SmallDatabase.Aliased<string>(result.Rows[1], "who"));
        Assert.Equal("Eva", result.Rows[1].GetAttributeValue<EntityReference>("sellerid").Name);
        Assert.Equal(["dealid", "name"], result.Rows[0].Attributes.Keys.Order());
    }

    [Fact]
    public void EntityName_OnACondition_TestsTheLink()
    {
        Assert.Equal("B C", SmallDatabase.Names(_database.Fetch("""
            <fetch><entity name='deal'><attribute name='name'/><order attribute='name'/>
              <filter><condition entityname='a' attribute='accountid' operator='null'/></filter>
              <link-entity name='account' from='accountid' to='customerid' link-type='outer' alias='a'/>
            </entity></fetch>
            """)));
    }

    [Fact]
    public void Entity_WithoutAttributes_GivesAllColumns()
    {
        var row = _database.Fetch("<fetch top='1'><entity name='deal'><filter><condition attribute='name' operator='eq' value='a'/></filter></entity></fetch>").Rows[0];

        Assert.Equal(["count", "customerid", "dealid", "name", "sellerid", "versionnumber"], row.Attributes.Keys.Order());
    }

    [Fact]
    public void Distinct_WithThePrimaryKeyAmongItsColumns_HasIds() =>
        Assert.All(_database.Fetch("<fetch distinct='true'><entity name='deal'><attribute name='dealid'/><attribute name='name'/></entity></fetch>").Rows, r => Assert.Equal(r["dealid"], r.Id));

    [Fact]
    public void Distinct_OverAManyLink_GivesEachRowOnce()
    {
        _database.Deal("D", ("customerid", _nord));
        const string Fetch = """
            <fetch distinct='DISTINCT'><entity name='account'><attribute name='name'/><order attribute='name'/>
              <link-entity name='deal' from='customerid' to='accountid' alias='d'/>
              <link-entity name='systemuser' from='systemuserid' to='ownerid' alias='u'><order attribute='fullname'/></link-entity>
            </entity></fetch>
            """;

        Assert.Equal("Nord AB", SmallDatabase.Names(_database.Fetch(Fetch.Replace("DISTINCT", "true", StringComparison.Ordinal))));
        Assert.Equal("Nord AB Nord AB", SmallDatabase.Names(_database.Fetch(Fetch.Replace("DISTINCT", "false", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("<fetch datasource='retained'><entity name='deal'/></fetch>", Faults.NotSupported, "attribute 'datasource' of FetchXML element 'fetch'")]
    [InlineData("<fetch><entity name='deal'><nope/></entity></fetch>", Faults.NotSupported, "element 'nope' inside 'entity'")]
    [InlineData("<fetch><entity name='deal'><filter><condition attribute='name' operator='under' value='x'/></filter></entity></fetch>", Faults.NotSupported, "operator 'under'")]
    [InlineData("<fetch><entity name='deal'><filter><condition attribute='name' operator='eq' valueof='count'/></filter></entity></fetch>", Faults.NotSupported, "'valueof'")]
    [InlineData("<fetch><entity name='deal'><filter><link-entity name='x'/></filter></entity></fetch>", Faults.NotSupported, "'link-entity' inside 'filter'")]
    [InlineData("<fetch><entity name='deal'><link-entity name='account' from='accountid' to='customerid' link-type='any'/></entity></fetch>", Faults.NotSupported, "link-type 'any'")]
    [InlineData("<fetch><entity name='deal'><link-entity name='account' to='customerid'/></entity></fetch>", Faults.InvalidArgument, "needs the attribute 'from'")]
    [InlineData("<fetch><entity name='nope'><attribute name='x'/></entity></fetch>", Faults.QueryBuilderNoEntity, "'nope'")]
    [InlineData("<fetch><entity name='deal'><attribute name='nope'/></entity></fetch>", Faults.QueryBuilderNoAttribute, "'deal' entity doesn't contain attribute with Name = 'nope'")]
    [InlineData("<fetch top='many'><entity name='deal'/></fetch>", Faults.InvalidArgument, "top='many'")]
    [InlineData("<fetch><entity name='deal'></fetch>", Faults.InvalidArgument, "not well-formed")]
    [InlineData("<query/>", Faults.InvalidArgument, "'query'")]
    [InlineData("<fetch/>", Faults.InvalidArgument, "needs one element 'entity'")]
    public void Fetch_WithUnknownParts_IsRefusedByName(string xml, int code, string part) =>
        SmallDatabase.AssertFault(code, part, () => _database.Fetch(xml));
}
