using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

public sealed class AccesTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Desactiver_ferme_la_session_a_la_requete_suivante_et_reactiver_rend_l_acces()
    {
        var admin = await _application.ConnecterAsync("admin");
        var cheffe = await _application.ConnecterAsync("chef.college");
        var fiche = $"/comptes/{await _application.IdAsync("chef.college")}";

        Assert.Equal(HttpStatusCode.Redirect, (await admin.EnvoyerAsync($"{fiche}/desactivation", [], fiche)).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await cheffe.GetAsync("/missions")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.EntrerAsync(Troupe.Courriel("chef.college"))).StatusCode);
        Assert.Contains("La personne ne peut plus se connecter.", (await admin.OuvrirAsync(fiche)).Body!.TextContent);

        await admin.EnvoyerAsync($"{fiche}/reactivation", [], fiche);

        Assert.Equal(HttpStatusCode.Redirect, (await cheffe.GetAsync("/missions")).StatusCode);
        await _application.ConnecterAsync("chef.college");
        Assert.Equal(
            ["a désactivé le compte de Mme Hélène Petit.", "a réactivé le compte de Mme Hélène Petit."],
            (await _application.JournalAsync("compte.modifie")).Select(p => p[p.IndexOf("a ", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Desactiver_ferme_aussi_l_invitation_qui_attendait()
    {
        var admin = await _application.ConnecterAsync("admin");
        var fiche = (await admin.EnvoyerAsync("/comptes/nouveau", Administration.Personne())).Headers.Location!.ToString();
        var lien = await _application.LienAsync("invitation", "lea.martin@demo.example");

        await admin.EnvoyerAsync($"{fiche}/desactivation", [], fiche);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.Visiteur().GetAsync(lien)).StatusCode);
        var refus = await (await admin.EnvoyerAsync($"{fiche}/invitation", [], fiche)).LireAsync();
        Assert.Contains("Le compte de Mme Léa Martin est désactivé. Réactivez-le d'abord.", refus.Body!.TextContent);
        await admin.EnvoyerAsync($"{fiche}/reactivation", [], fiche);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.Visiteur().GetAsync(lien)).StatusCode);
    }

    [Fact]
    public async Task Personne_ne_ferme_son_propre_acces()
    {
        var admin = await _application.ConnecterAsync("admin");
        var fiche = $"/comptes/{await _application.IdAsync("admin")}";

        var reponse = await admin.EnvoyerAsync($"{fiche}/desactivation", [], fiche);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Equal("M. Alex Renaud", page.Titre());
        Assert.Contains("Vous ne pouvez pas fermer votre propre accès.", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/comptes")).StatusCode);
    }

    [Fact]
    public async Task La_derniere_personne_qui_administre_ne_quitte_pas_l_administration()
    {
        var admin = await _application.ConnecterAsync("admin");
        var fin = await _application.FinAsync("admin");

        var refus = await admin.EnvoyerAsync(fin, new() { ["Fin"] = "2027-08-31" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("M. Alex Renaud est la dernière personne chargée de l'administration technique.", (await refus.LireAsync()).Body!.TextContent);

        await AdministrateurAsync("lea.martin@demo.example", active: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.EnvoyerAsync(fin, new() { ["Fin"] = "2027-08-31" })).StatusCode);

        await _application.Visiteur().ChoisirAsync(await _application.LienAsync("invitation", "lea.martin@demo.example"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.EnvoyerAsync(fin, new() { ["Fin"] = "2027-08-31" })).StatusCode);
    }

    [Fact]
    public async Task Deux_administrateurs_qui_se_retirent_l_un_l_autre_au_meme_instant_ne_le_font_pas_tous_deux()
    {
        await AdministrateurAsync("lea.martin@demo.example", active: true);
        var (renaud, martin) = (await _application.IdAsync("admin"), await _application.IdAsync("lea.martin"));
        await using var deux = _application.Base.Services();
        var entreTemps = new AvantDEnregistrer(async () =>
        {
            await using var autre = deux.CreateAsyncScope();
            await autre.ServiceProvider.GetRequiredService<CompteService>().DesactiverAsync(renaud, await autre.ServiceProvider.ActeurAsync("lea.martin"));
        });
        await using var un = _application.Base.Services(s => s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(entreTemps)));
        await using var portee = un.CreateAsyncScope();
        var parRenaud = await portee.ServiceProvider.ActeurAsync("admin");

        await Assert.ThrowsAsync<ModifieEntreTempsException>(() => portee.ServiceProvider.GetRequiredService<CompteService>().DesactiverAsync(martin, parRenaud));

        await using var db = _application.Base.Contexte();
        Assert.False((await db.Users.SingleAsync(c => c.Id == renaud)).Actif);
        Assert.True((await db.Users.SingleAsync(c => c.Id == martin)).Actif);
    }

    [Fact]
    public async Task Un_compte_bloque_se_voit_et_se_debloque()
    {
        var admin = await _application.ConnecterAsync("admin");
        var fiche = $"/comptes/{await _application.IdAsync("dan")}";
        for (var essai = 0; essai < 5; essai++) await _application.EntrerAsync(Troupe.Courriel("dan"), "faux");
        Assert.Contains("Bloqué après trop d'essais, jusqu'à", (await admin.OuvrirAsync(fiche)).Body!.TextContent);

        await admin.EnvoyerAsync($"{fiche}/deblocage", [], fiche);

        await _application.ConnecterAsync("dan");
        Assert.Contains("a débloqué le compte de Mme Sophie Leroy.", string.Concat(await _application.JournalAsync("compte.modifie")));
        await admin.EnvoyerAsync($"{fiche}/deblocage", [], fiche);
        Assert.Single(await _application.JournalAsync("compte.modifie"));
    }

    [Fact]
    public async Task On_ne_reinvite_pas_qui_a_deja_choisi_son_mot_de_passe()
    {
        var admin = await _application.ConnecterAsync("admin");
        var fiche = $"/comptes/{await _application.IdAsync("dan")}";

        var reponse = await admin.EnvoyerAsync($"{fiche}/invitation", [], fiche);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Mme Sophie Leroy a déjà choisi un mot de passe.", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Un_courriel_corrige_ferme_les_sessions_et_devient_celui_de_la_connexion()
    {
        var admin = await _application.ConnecterAsync("admin");
        var dan = await _application.ConnecterAsync("dan");
        var page = $"/comptes/{await _application.IdAsync("dan")}/identite";
        var saisie = Administration.Personne("sophie.leroy@demo.example", ("Prenom", "Sophie"), ("NomUsage", "Leroy-Blanc"));

        var pris = await admin.EnvoyerAsync(page, new(saisie) { ["Courriel"] = Troupe.Courriel("chef.lycee") });
        Assert.Contains("Ce courriel est déjà celui de M. Philippe Garnier.", (await pris.LireAsync()).Erreur("Courriel"));
        Assert.Equal(HttpStatusCode.OK, (await dan.GetAsync("/mon-compte")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.EnvoyerAsync(page, saisie)).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await dan.GetAsync("/mon-compte")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.EntrerAsync(Troupe.Courriel("dan"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _application.EntrerAsync("sophie.leroy@demo.example")).StatusCode);
    }

    [Fact]
    public async Task Un_compte_qui_n_existe_pas_repond_404_et_un_formulaire_sans_jeton_400()
    {
        var admin = await _application.ConnecterAsync("admin");

        foreach (var suite in new[] { "", "/identite", "/affectations/nouvelle" })
            Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/comptes/{Guid.NewGuid()}{suite}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await admin.PostAsync($"/comptes/{await _application.IdAsync("dan")}/desactivation", new FormUrlEncodedContent([]))).StatusCode);
    }

    private async Task AdministrateurAsync(string courriel, bool active)
    {
        var admin = await _application.ConnecterAsync("admin");
        await admin.EnvoyerAsync("/comptes/nouveau", Administration.Personne(courriel, ("Role", "Administrateur")));
        if (active) await _application.Visiteur().ChoisirAsync(await _application.LienAsync("invitation", courriel));
    }

    /// <summary>Fait passer le geste d'un autre entre ce qu'un premier a lu et ce qu'il enregistre.</summary>
    private sealed class AvantDEnregistrer(Func<Task> autre) : DbTransactionInterceptor
    {
        private Func<Task>? _autre = autre;

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref _autre, null) is { } geste) await geste();
            return result;
        }
    }
}
