using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Resources;
using Opps.Plugins.Core;
using Opps.Plugins.Core.Texts;
using Xunit;

namespace Rules;

public class UserTextsTests
{
    private static readonly int[] Languages = [1033, 1053, 1044, 1030];

    private static readonly string[] Keys = [.. typeof(TextKeys).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void EveryTextIsThereInEveryLanguage_WithTheSamePlaces_AndNoOther()
    {
        var english = Texts(1033);
        Assert.Equal(Keys.Order(StringComparer.Ordinal), english.Keys.Where(key => !JournalTextsTests.IsSentence(key)).Order(StringComparer.Ordinal));
        foreach (var language in Languages)
        {
            var texts = Texts(language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(texts, text => Assert.Equal(Places(english[text.Key]), Places(text.Value)));
            Assert.All(texts.Where(text => text.Key != TextKeys.Quoted && !JournalTextsTests.IsPart(text.Key)), text => Assert.EndsWith(".", text.Value));
        }
    }

    [Fact]
    public void EveryLanguageHasItsOwnWords() => Assert.All(Keys, key =>
        Assert.Equal(Languages.Length, Languages.Select(language => Texts(language)[key]).Distinct().Count()));

    [Theory]
    [InlineData(1033, 1033, "The shares add up to 1,112.50 %.")]
    [InlineData(1053, 1053, "Andelarna blir tillsammans 1 112,50 %.")]
    [InlineData(1044, 1044, "Andelene blir til sammen 1 112,50 %.")]
    [InlineData(1030, 1030, "Andelene bliver tilsammen 1.112,50 %.")]
    [InlineData(1033, 1053, "The shares add up to 1 112,50 %.")]
    [InlineData(1053, 1033, "Andelarna blir tillsammans 1,112.50 %.")]
    [InlineData(1031, 1031, "The shares add up to 1.112,50 %.")]
    [InlineData(0, 0, "The shares add up to 1,112.50 %.")]
    [InlineData(1053, 999_999, "Andelarna blir tillsammans 1 112,50 %.")]
    public void LanguageAndNumberFormatAreTheUsers(int language, int locale, string expected)
    {
        var text = new UserTexts(language, locale).Get(TextKeys.SumTold, [1112.5m]);

        Assert.Equal(expected, text.Replace('\u00A0', ' ').Replace('\u202F', ' '));
    }

    [Theory]
    [InlineData(1033, ";", "'", "The shares add up to 1'112;50 %.")]
    [InlineData(1053, ".", "", "The shares add up to 1112.50 %.")]
    [InlineData(1033, "", null, "The shares add up to 1,112.50 %.")]
    public void SymbolsThatTheUserHasChosen_StandInPlaceOfTheFormats(int locale, string decimalSymbol, string? groupSymbol, string expected) =>
        Assert.Equal(expected, new UserTexts(1033, locale, decimalSymbol, groupSymbol).Get(TextKeys.SumTold, [1112.5m]));

    [Fact]
    public void NumberTypedWithMoreDecimals_IsShownAsTyped() => Assert.Equal(
        "The share 100.005 % is not possible. Enter a percentage from 0 to 100.",
        new UserTexts(1033, 1033).Get(TextKeys.PercentOutOfRange, [100.005m]));

    [Fact]
    public void NameWithBraces_IsShownAsItIs() => Assert.StartsWith(
        "{0} can be a seller", new UserTexts(1033, 1033).Get(TextKeys.Duplicate, ["{0}"]));

    /// <summary>All texts of a language, of all files.</summary>
    internal static Dictionary<string, string> Texts(int language) => new[] { "Messages", "Journal", "Process", "Commission" }
        .SelectMany(file => new ResourceManager($"Opps.Plugins.Core.Texts.{file}.{language}", typeof(UserTexts).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>())
        .ToDictionary(text => (string)text.Key, text => (string)text.Value!);

    private static string Places(string text) =>
        string.Concat(Enumerable.Range(0, 5).Where(place => text.Contains($"{{{place}}}", StringComparison.Ordinal)));
}
