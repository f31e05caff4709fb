using Demo;
using Xunit;

namespace Host.CsvImport;

public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("--help", "x", "unknown argument 'x'.")]
    [InlineData("-h", "--data", "unknown argument '--data'.")]
    [InlineData("x", "--help", "unknown argument 'x'.")]
    [InlineData("--port", "x", "--port takes a number from 1 to 65535, as --port 5080.")]
    [InlineData("--port", "65536", "--port takes a number from 1 to 65535, as --port 5080.")]
    [InlineData("--no-serve", "--no-serve", "unknown argument '--no-serve'.")]
    [InlineData("--walkthrough", "--walkthrough", "unknown argument '--walkthrough'.")]
    [InlineData("--data", "", "--data takes one directory, as --data path/to/csv-files.")]
    public void The_argument_that_is_wrong_is_the_one_named(string first, string second, string error) =>
        Assert.Equal(error, Arguments.Parse([first, second]).Error);

    [Fact]
    public void What_follows_the_directory_is_named() =>
        Assert.Equal("unknown argument 'x'.", Arguments.Parse(["--data", "d", "x"]).Error);

    [Fact]
    public void A_missing_directory_is_asked_for() =>
        Assert.Equal("--data takes one directory, as --data path/to/csv-files.", Arguments.Parse(["--data"]).Error);

    [Fact]
    public void What_can_be_asked_for_is_understood()
    {
        Assert.Equal(new Arguments(), Arguments.Parse([]));
        Assert.Equal(new Arguments(Help: true), Arguments.Parse(["--help"]));
        Assert.Equal(new Arguments(DataDirectory: "d"), Arguments.Parse(["--data", "d"]));
        Assert.Equal(new Arguments(Serves: false), Arguments.Parse(["--no-serve"]));
        Assert.Equal(new Arguments(Walks: true), Arguments.Parse(["--walkthrough"]));
        Assert.Equal(new Arguments(DataDirectory: "d", Walks: true, Serves: false), Arguments.Parse(["--walkthrough", "--no-serve", "--data", "d"]));
        Assert.Equal(new Arguments(Port: 5080), Arguments.Parse(["--port", "5080"]));
        Assert.Equal(new Arguments(DataDirectory: "d", Port: 80), Arguments.Parse(["--port", "80", "--data", "d"]));
        Assert.Equal(new Arguments(DataDirectory: "d", Serves: false), Arguments.Parse(["--data", "d", "--no-serve"]));
    }
}
