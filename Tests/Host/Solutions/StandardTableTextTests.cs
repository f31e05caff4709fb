using System;
using System.IO;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Solutions;
using Opps.Packing;
using StandardTables;
using Xunit;

namespace Host.Solutions;

/// <summary>A table stated a line a column becomes the table that the platform makes of such columns.</summary>
public sealed class StandardTableTextTests : IDisposable
{
    private const string Table = "table | Boat 10001 UserOwned audited | Boat | Båt | Båt | Båd\nrows | boats | Boats | Båtar | Båter | Både\n\ncolumns and those of owned\nBoatId | primarykey | Boat | Båt | Båt | Båd\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public StandardTableTextTests() => Write("shared.txt", "owned\nOwnerId | owner | Owner | Ägare | Eier | Ejer\n");

    [Fact]
    public void Column_OfALine_HasThePlatformsDefaults()
    {
        Write("boat.txt", Table + "Name | nvarchar 50 name | Name | Namn | Navn | Navn\nSeats | int 1..9 createonly | Seats | Platser | Seter | Sæder\n");
        var boat = Read();
        var (name, seats) = (boat.Get("name"), boat.Get("seats"));
        Assert.Equal((ColumnType.Text, 50, true, true, true), (name.Type, name.MaxLength, name.IsPrimaryName, name.ValidForCreate, name.ValidForUpdate));
        Assert.Equal((ColumnType.Integer, 1m, 9m, true, false), (seats.Type, seats.Minimum, seats.Maximum, seats.ValidForCreate, seats.ValidForUpdate));
        Assert.Equal("Sæder", seats.DisplayName.In(1030));
        Assert.Equal((RequiredLevel.SystemRequired, true, false), (boat.Get("boatid").Required, boat.Get("boatid").ValidForCreate, boat.Get("boatid").ValidForUpdate));
    }

    [Fact]
    public void Money_BringsItsBaseCurrencyColumn()
    {
        Write("boat.txt", Table + "Price | money 0..100 | Price | Pris | Pris | Pris\n");
        var inBaseCurrency = Read().Get("price_base");
        Assert.Equal(("price", false, false, "Pris (bas)"), (inBaseCurrency.CalculationOf, inBaseCurrency.ValidForCreate, inBaseCurrency.ValidForUpdate, inBaseCurrency.DisplayName.In(1053)));
    }

    [Fact]
    public void Options_StandBelowTheirColumn_YesAndNoAreUnderstood()
    {
        Write("boat.txt", Table + "Sails | bit default 1 | Sails | Segel | Seil | Sejl\nHull | picklist | Hull | Skrov | Skrog | Skrog\n  7 | | Wood | Trä | Tre | Træ\n");
        var boat = Read();
        Assert.Equal(["Ja", "Nej"], boat.Get("sails").Choice!.Options.Select(o => o.Label.In(1053)));
        Assert.Equal(1, boat.Get("sails").DefaultValue);
        Assert.Equal((7, "Træ"), (boat.Get("hull").Choice!.Options.Single().Value, boat.Get("hull").Choice!.Options.Single().Label.In(1030)));
    }

    [Fact]
    public void SharedColumn_StatedAgain_IsTheTablesOwn()
    {
        Write("boat.txt", Table + "OwnerId | owner required | Skipper | Skeppare | Skipper | Skipper\n");
        Assert.Equal((RequiredLevel.Required, "Skipper"), (Read().Get("ownerid").Required, Read().Get("ownerid").DisplayName.In(1033)));
    }

    [Theory]
    [InlineData("Name | nvarchar 50 nane | Name | Namn | Navn | Navn", "'nane' is not understood here.")]
    [InlineData("Name | nvarchar 50 | Name | Namn", "4 texts are needed, and 2 given.")]
    [InlineData("Sails | bit default | Sails | Segel | Seil | Sejl", "'default' needs a value after it.")]
    public void Line_ThatIsNotUnderstood_IsNamedWithItsPlace(string line, string error)
    {
        Write("boat.txt", Table + line + "\n");
        var refused = Assert.Throws<TextException>(() => TableFolder.ToSource(_folder.FullName));
        Assert.EndsWith(error, refused.Message, StringComparison.Ordinal);
        Assert.Equal($"{Path.Combine(_folder.FullName, "boat.txt")}(6)", refused.Place);
    }

    [Fact]
    public void SharedSection_ThatIsNotThere_IsNamed()
    {
        Write("boat.txt", Table.Replace("owned", "owed", StringComparison.Ordinal));
        Assert.Contains("shared.txt has no 'owed'", Assert.Throws<TextException>(() => TableFolder.ToSource(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private Table Read() => SolutionReader.Read(SolutionPacker.Pack(TableFolder.ToSource(_folder.FullName), PackageKind.Managed)).Tables.Single();
}
