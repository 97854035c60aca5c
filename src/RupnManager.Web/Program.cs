using System.Globalization;
using RupnManager;
using RupnManager.Services.Comptes;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Initialisation;
using RupnManager.Web.Commandes;
using RupnManager.Web.Infrastructure;
using Serilog;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
if (args is [VerifierLettre.Nom, .. var fichiers]) return await VerifierLettre.ExecuterAsync(fichiers, Console.Out);
var builder = WebApplication.CreateBuilder(args);
builder.Host.UseSerilog((contexte, services, journalisation) => journalisation.ReadFrom.Configuration(contexte.Configuration).ReadFrom.Services(services), preserveStaticLogger: true);
builder.Services.AddRupnCore(builder.Configuration, builder.Environment.ContentRootPath, builder.Environment.IsDevelopment());
builder.Services.AddRupnWeb(builder.Configuration, builder.Environment);

var app = builder.Build();
if (await Commandes.ExecuterAsync(app.Services, args) is { } code) return code;
await using (var portee = app.Services.CreateAsyncScope())
{
    await portee.ServiceProvider.GetRequiredService<InitialisationService>().PreparerAsync();
    if (app.Configuration.GetValue("Demo:Enabled", app.Environment.IsDevelopment()))
        await portee.ServiceProvider.GetRequiredService<DemonstrationService>().JouerAsync();
    if (await portee.ServiceProvider.GetRequiredService<PremierAdministrateurService>().OuvrirUnLienAsync() is { } lien)
        app.Logger.LogWarning("Personne n'administre l'application. Ouvrez le premier compte, une fois et avant 24 heures : {Lien}", lien);
}
app.UseRupnWeb();
await app.RunAsync();
return 0;

/// <summary>Visible des tests, qui démarrent la vraie application.</summary>
public partial class Program;
