using System;
using System.Linq;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

/// <summary>U1, U4: the text in which the sellers travel with the opportunity.</summary>
public sealed class SellerDraftTests
{
    private const string Bo = "00000000-0000-0000-0000-0000000000b1";
    private const string Row = "00000000-0000-0000-0000-0000000000b2";

    [Fact]
    public void Text_IsRead()
    {
        var draft = SellerDraft.Parse($$"""
            { "version": 1, "from": [ { "row": "{{Row}}", "seller": "{{Bo}}", "percent": 62.50, "fixed": false } ],
              "sellers": [ { "seller": "{ {{Bo}} }", "percent": 2.5e1, "fixed": true }, { "row": "{{Row}}", "percent": null } ] }
            """.Replace("{ " + Bo + " }", "{" + Bo.ToUpperInvariant() + "}"));

        Assert.Equal([new DraftShare(Guid.Parse(Row), Guid.Parse(Bo), 62.5m, false)], draft.From);
        Assert.Equal([new DraftShare(null, Guid.Parse(Bo), 25m, true), new DraftShare(Guid.Parse(Row), null, null, null)], draft.Sellers);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(""","note":null""", null)]
    [InlineData(""","note":"  " """, null)]
    [InlineData(""","note":" Agreed \"today\". " """, "Agreed \"today\".")]
    public void Note_IsKeptAsItIsMeant(string member, string? kept) =>
        Assert.Equal(kept, SellerDraft.Parse($$"""{"version":1,"from":[],"sellers":[]{{member}}}""").Note);

    [Fact]
    public void Note_LongerThanTheJournalHolds_IsRefused() => Assert.Equal(
        TextKeys.NoteTooLong,
        Assert.Throws<RefusedException>(() => SellerDraft.Parse($$"""{"version":1,"from":[],"sellers":[],"note":"{{new string('x', 501)}}"}""")).Key);

    [Fact]
    public void PercentOf0And100_IsTaken() => Assert.Equal(
        [0m, 100m], SellerDraft.Parse(Text($$"""{"seller":"{{Bo}}","percent":0},{"seller":"{{Bo}}","percent":100}""")).Sellers.Select(entry => entry.Percent!.Value));

    [Theory]
    [InlineData("", "opps_sellerdraft", "")]
    [InlineData(" ", "opps_sellerdraft", " ")]
    [InlineData("""{"version":1,"from":[],"sellers":[]} x""", "opps_sellerdraft", """{"version":1,"from":[],"sellers":[]} x""")]
    [InlineData("[[[[[[[[[[]]]]]]]]]]", "opps_sellerdraft", "[[[[[[[[[[]]]]]]]]]]")]
    [InlineData("sellers", "opps_sellerdraft", "sellers")]
    [InlineData("[1]", "opps_sellerdraft", "1")]
    [InlineData("""{"from":[],"sellers":[]}""", "version", "")]
    [InlineData("""{"version":2,"from":[],"sellers":[]}""", "version", "2")]
    [InlineData("""{"version":"1","from":[],"sellers":[]}""", "version", "1")]
    [InlineData("""{"version":1,"from":[],"sellers":[],"more":7}""", "more", "7")]
    [InlineData("""{"version":1,"from":[],"sellers":[],"note":true}""", "note", "true")]
    [InlineData("""{"version":1,"sellers":[]}""", "from", "")]
    [InlineData("""{"version":1,"from":[]}""", "sellers", "")]
    [InlineData("""{"version":1,"from":"nobody","sellers":[]}""", "from", "nobody")]
    [InlineData("""{"version":1,"from":[{}],"sellers":[]}""", "from[0].seller", "")]
    public void NoDraft_IsRefusedByPlaceAndValue(string text, string place, string value) => Refused(text, place, value);

    [Theory]
    [InlineData("""{"seller":"Bo"}""", "seller", "Bo")]
    [InlineData("""{"seller":"00000000-0000-0000-0000-000000000000"}""", "seller", "00000000-0000-0000-0000-000000000000")]
    [InlineData("""{"row":"1"}""", "row", "1")]
    [InlineData("""{"seller":["BO"]}""", "seller", "BO")]
    [InlineData("""{"seller":"BO","percent":"5"}""", "percent", "5")]
    [InlineData("""{"seller":"BO","percent":true}""", "percent", "true")]
    [InlineData("""{"seller":"BO","percent":-0.01}""", "percent", "-0.01")]
    [InlineData("""{"seller":"BO","percent":100.01}""", "percent", "100.01")]
    [InlineData("""{"seller":"BO","percent":1e99}""", "percent", "1e99")]
    [InlineData("""{"seller":"BO","fixed":"yes"}""", "fixed", "yes")]
    [InlineData("""{"seller":"BO","share":5}""", "share", "5")]
    [InlineData("""{"seller":"BO","percent":5,"percent":6}""", "percent", "6")]
    public void EntryThatIsNone_IsRefusedByPlaceAndValue(string entry, string member, string value) =>
        Refused(Text($$"""{"seller":"{{Bo}}"},{{entry.Replace("BO", Bo)}}"""), $"sellers[1].{member}", value.Replace("BO", Bo));

    [Fact]
    public void LongText_IsToldByItsBeginning() => Refused(new string('x', 61), "opps_sellerdraft", new string('x', 60) + " …");

    private static string Text(string sellers) => $$"""{"version":1,"from":[],"sellers":[{{sellers}}]}""";

    private static void Refused(string text, string place, string value)
    {
        var refused = Assert.Throws<RefusedException>(() => SellerDraft.Parse(text));
        Assert.Equal((TextKeys.DraftUnusable, place, value), (refused.Key, refused.Values[0], refused.Values[1]));
    }
}
