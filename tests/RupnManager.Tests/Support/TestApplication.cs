using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support.TransactSql;

namespace RupnManager.Tests.Support;

/// <summary>La vraie application, sur une base de test, derrière un vrai HTTP.</summary>
public sealed class TestApplication(TestDatabase? partagee = null) : WebApplicationFactory<Program>
{
    /// <summary>Sa base, ou celle d'un test qui l'a préparée.</summary>
    public TestDatabase Base { get; } = partagee ?? new();

    /// <summary>Ce qu'un test remplace : seulement un vrai bord extérieur.</summary>
    public Action<IServiceCollection>? Adapter { get; init; }

    /// <summary>Faux pour une grande base, dont les requêtes sont rejouées ailleurs.</summary>
    public bool Rejouer { get; init; } = true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Rupn", Base.Connexion);
        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.UseSetting("Courriels:Expedition", "false");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Base.Horloge);
            services.ConfigureDbContext<SqliteRupnDbContext>(Rejouer ? Rejeu.Suivre : Rejeu.Avertir);
            Adapter?.Invoke(services);
        });
    }

    /// <summary>Un navigateur sans compte, qui ne suit pas les redirections.</summary>
    public HttpClient Visiteur() => CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>Un navigateur connecté au compte (avant « @demo.example »).</summary>
    public async Task<HttpClient> ConnecterAsync(string compte)
    {
        var client = Visiteur();
        var reponse = await client.EnvoyerAsync("/connexion", new() { ["Courriel"] = Troupe.Courriel(compte), ["MotDePasse"] = Troupe.MotDePasse });
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        return client;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && partagee is null) Base.Dispose();
    }
}

/// <summary>Lire et envoyer des pages comme une personne le ferait.</summary>
public static class PagesDeTest
{
    public static async Task<IDocument> LireAsync(this HttpResponseMessage reponse) =>
        await BrowsingContext.New().OpenAsync(async r => r.Content(await reponse.Content.ReadAsStringAsync()));

    public static async Task<IDocument> OuvrirAsync(this HttpClient client, string chemin)
    {
        var reponse = await client.GetAsync(chemin);
        Assert.True(reponse.IsSuccessStatusCode, $"{chemin} répond {(int)reponse.StatusCode}.");
        return await reponse.LireAsync();
    }

    /// <summary>Envoie un formulaire avec le jeton de la page d'où il part.</summary>
    public static async Task<HttpResponseMessage> EnvoyerAsync(
        this HttpClient client, string chemin, Dictionary<string, string> champs, string? page = null) =>
        await client.PostAsync(chemin, Rempli(champs, await client.JetonAsync(page ?? chemin)));

    /// <summary>Chacun ouvre la page et remplit son formulaire ; puis tous l'envoient au même instant.</summary>
    public static async Task<HttpResponseMessage[]> EnvoyerEnsembleAsync(
        this IReadOnlyList<HttpClient> clients, string chemin, Func<int, Dictionary<string, string>> champs)
    {
        var jetons = await Task.WhenAll(clients.Select(c => c.JetonAsync(chemin)));
        return await Task.WhenAll(clients.Select((c, i) => c.PostAsync(chemin, Rempli(champs(i), jetons[i]))));
    }

    private static async Task<string> JetonAsync(this HttpClient client, string page) =>
        (await (await client.GetAsync(page)).LireAsync()).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";

    private static FormUrlEncodedContent Rempli(Dictionary<string, string> champs, string jeton) =>
        new([.. champs, new("__RequestVerificationToken", jeton)]);

    /// <summary>Le texte du premier titre.</summary>
    public static string Titre(this IDocument page) => page.QuerySelector("h1")?.TextContent.Trim() ?? "";
}
