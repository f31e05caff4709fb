using LocalDataverse.Activities;
using LocalDataverse.Messages;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;

namespace LocalDataverse.Layers;

/// <summary>Works out what an organisation is from its layers.</summary>
internal static class ModelBuilder
{
    /// <param name="before">What it was: classes that are loaded already stay so, and a step that was disabled stays disabled.</param>
    /// <param name="stack">The solutions from now on.</param>
    /// <param name="customizations">What administrators changed, from now on.</param>
    public static Model Build(Model before, SolutionStack stack, Customizations customizations)
    {
        var apis = stack.CustomApis;
        var loaded = new Dictionary<PluginAssembly, LoadedAssembly>(ReferenceEqualityComparer.Instance);
        var steps = stack.Steps.Values.Concat(apis.Values.Select(a => a.Api.MainOperation).OfType<Step>());
        return new Model(
            customizations.Over(stack.ToCatalog()),
            new StepCatalog(Registered(before, steps, Load)),
            apis.ToDictionary(a => a.Key, a => new CustomApiMessage(a.Value.Api, a.Value.Solution)))
        {
            Roles = stack.Roles,
            DefaultViews = before.DefaultViews,
            Screens = stack.Screens.WithDefaults(before.DefaultViews),
            Stack = stack,
            Customizations = customizations,
            Activities = Activities(before, stack, Load),
        };

        LoadedAssembly Load(PluginAssembly assembly) =>
            loaded.TryGetValue(assembly, out var one) ? one : loaded[assembly] = LoadedAssembly.Shared(assembly);
    }

    private static IEnumerable<RegisteredStep> Registered(Model before, IEnumerable<Step> steps, Func<PluginAssembly, LoadedAssembly> load)
    {
        var known = before.Steps.All.ToLookup(s => s.Step.Id);
        foreach (var step in steps)
        {
            yield return known[step.Id].FirstOrDefault(k => ReferenceEquals(k.Step, step)) ?? new RegisteredStep(step, load(step.Assembly))
            {
                IsEnabled = known[step.Id].All(k => k.IsEnabled),
            };
        }

        // Those that a test registered by hand are of no solution.
        foreach (var registered in before.Steps.All.Where(s => !before.Stack.States(s.Step)))
        {
            yield return registered;
        }
    }

    private static Dictionary<string, RegisteredActivity> Activities(Model before, SolutionStack stack, Func<PluginAssembly, LoadedAssembly> load)
    {
        var known = before.Stack.Activities;
        var activities = before.Activities.Where(a => !known.ContainsKey(a.Key)).ToDictionary();
        foreach (var (name, assembly) in stack.Activities)
        {
            activities[name] = known.TryGetValue(name, out var same) && ReferenceEquals(same, assembly) ? before.Activities[name] : new RegisteredActivity(load(assembly), name);
        }

        return activities;
    }
}
