using LocalDataverse.Layers;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>The list of options that a request means, and drafting a change of it.</summary>
internal static class OptionLists
{
    /// <summary>What each option value of an unnamed solution starts with: the default publisher's prefix.</summary>
    private const int DefaultPrefix = 10000;
    private const int ValuesOfPrefix = 10000;

    private static ChoiceKey KeyOf(OrganizationRequest request) => request.Optional<string>("OptionSetName") is { Length: > 0 } global
        ? ChoiceKey.Of(global)
        : ChoiceKey.Of(request.Required<string>("EntityLogicalName"), request.Required<string>("AttributeLogicalName"));

    /// <summary>The list as drafted.</summary>
    private static Choice Find(Model model, ChoiceKey key)
    {
        var choice = model.Customizations.Find(model.Stack.ToCatalog(), key, asPublished: false)
            ?? throw Faults.Of(Faults.ObjectDoesNotExist, $"There is no list of options '{key}' in this organisation.");
        return choice is { IsGlobal: true } && key.Global is null
            ? throw Faults.Of(Faults.InvalidArgument, $"'{key}' has the options of the global choice '{choice.Name}'. Give its name as OptionSetName.")
            : choice;
    }

    public static Option Option(Choice choice, int value) => choice.Find(value)
        ?? throw Faults.Of(Faults.OutOfRange, $"'{choice.Name}' has no option {value}; it has {string.Join(", ", choice.Options.Select(o => o.Value))}.");

    /// <summary>An option to rename or recolour, or a fault in the platform's words.</summary>
    public static Option Changeable(LocalOrganization organization, Choice choice, int value) => Option(choice, value) is var option && IsFree(organization, option) ? option
        : throw Faults.Of(Faults.ManagedUpdate, $"The evaluation of the current component(name=OptionSet, id={IdOf(choice)}) in the current operation (Update) failed " +
            $"during managed property evaluation of condition: Managed Property Name: iscustomizable; Component Name: OptionSet; Attribute Name: iscustomizable; option {value} of '{choice.Name}'.");

    /// <summary>An option to delete, or a fault in the platform's words.</summary>
    public static Option Deletable(LocalOrganization organization, Choice choice, int value) => Option(choice, value) is var option && IsFree(organization, option) ? option
        : throw Faults.Of(Faults.ManagedDelete, $"The 'Delete' operation on the current component(name='{choice.Name}', id='{IdOf(choice)}') failed " +
            $"during managed property evaluation of condition: 'option {value} is part of a managed solution'");

    private static bool IsFree(LocalOrganization organization, Option option) => !option.IsManaged || organization.Options.Unknowns.ManagedOptionsMayBeChanged;

    private static Guid IdOf(Choice choice) => MetadataIds.Of("optionset", choice.Name);

    public static void Change(
        LocalOrganization organization, Caller caller, OrganizationRequest request, string privilege, Func<Model, Choice, ChoiceLayer, ChoiceLayer> change)
    {
        Customizer.Require(organization, caller, request, privilege);
        var key = KeyOf(request);
        organization.Change(model =>
        {
            var choice = Find(model, key);
            return choice.IsCustomizable
                ? model with { Customizations = model.Customizations.Change(key, layer => change(model, choice, layer)) }
                : throw Faults.Of(Faults.InvalidArgument, $"'{key}' can't be changed: its solution says that it is not customizable.");
        });
    }

    /// <summary>The value asked for, or the next one of the solution's publisher.</summary>
    public static int NewValue(OrganizationRequest request, Model model, Choice choice)
    {
        if (request.Optional<int?>("Value") is { } asked)
        {
            return choice.Find(asked) is null ? asked : throw Faults.Of(Faults.DuplicateRecord, $"'{choice.Name}' has an option {asked} already. Give another value, or none.");
        }

        var prefix = request.Optional<string>("SolutionUniqueName") is { Length: > 0 } name
            ? (model.Stack.Find(name) ?? throw Faults.Of(Faults.ObjectDoesNotExist, $"There is no solution '{name}' in this organisation.")).Latest.OptionValuePrefix
            : null;
        var first = (prefix ?? DefaultPrefix) * ValuesOfPrefix;
        return choice.Options.Select(o => o.Value + 1).Where(v => v > first && v < first + ValuesOfPrefix).DefaultIfEmpty(first).Max();
    }

    public static Labels Labels(Label? label) => new(label?.LocalizedLabels.ToDictionary(l => l.LanguageCode, l => l.Label) ?? []);

    public static Labels LabelsOfNew(OrganizationRequest request) => Labels(request.Required<Label>("Label")) is var labels && labels.In(Metadata.Labels.BaseLanguage) is { Length: > 0 }
        ? labels
        : throw Faults.Of(Faults.InvalidArgument, $"'{request.RequestName}' needs a label in the base language, {Metadata.Labels.BaseLanguage}.");

    public static Dictionary<int, OptionChange> With(this IReadOnlyDictionary<int, OptionChange> changes, int value, OptionChange change) =>
        new(changes) { [value] = changes.TryGetValue(value, out var earlier) ? earlier.Then(change) : change };
}
