global using Opps.Plugins.Pipeline;
global using Opps.Plugins.Storage;
