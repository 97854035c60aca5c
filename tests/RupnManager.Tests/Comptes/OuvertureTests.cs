using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

public sealed class OuvertureTests : IDisposable
{
    private const string Lea = "lea.martin@demo.example";
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task L_administrateur_ouvre_un_compte_la_personne_choisit_son_mot_de_passe_et_agit_dans_son_role()
    {
        var admin = await _application.ConnecterAsync("admin");

        var reponse = await admin.EnvoyerAsync("/comptes/nouveau", Administration.Personne(
            " Lea.Martin@demo.example ", ("Role", "Intendance"), ("Etablissement", "0993047Z"), ("Titre", "adjointe gestionnaire")));

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        var fiche = await admin.OuvrirAsync(reponse.Headers.Location!.ToString());
        Assert.Contains("Le compte de Léa Martin est ouvert.", fiche.Body!.TextContent);
        Assert.Contains("Invitation en cours", fiche.Body.TextContent);
        Assert.Contains("Adjointe gestionnaire", fiche.Body.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.EntrerAsync(Lea)).StatusCode);

        var lien = await _application.LienAsync("invitation", Lea);
        Assert.Equal(HttpStatusCode.Redirect, (await _application.Visiteur().ChoisirAsync(lien)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.Visiteur().GetAsync(lien)).StatusCode);

        var lea = _application.Visiteur();
        await lea.EnvoyerAsync("/connexion", new() { ["Courriel"] = Lea, ["MotDePasse"] = Administration.MotDePasse });
        Assert.Contains("Quai-Neuf", (await lea.OuvrirAsync("/missions")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.GetAsync("/comptes")).StatusCode);
        Assert.Contains("a créé le compte de Mme Léa Martin.", string.Concat(await _application.JournalAsync("compte.cree")));
    }

    [Fact]
    public async Task L_invitation_expire_au_bout_de_sept_jours_et_une_neuve_remplace_l_ancienne()
    {
        var admin = await _application.ConnecterAsync("admin");
        var fiche = (await admin.EnvoyerAsync("/comptes/nouveau", Administration.Personne())).Headers.Location!.ToString();
        var premier = await _application.LienAsync("invitation", Lea);

        _application.Base.Horloge.Advance(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _application.Visiteur().GetAsync(premier)).StatusCode);
        admin = await _application.ConnecterAsync("admin");
        Assert.Contains("L'invitation a expiré", (await admin.OuvrirAsync(fiche)).Body!.TextContent);
        await admin.EnvoyerAsync($"{fiche}/invitation", [], fiche);

        var second = await _application.LienAsync("invitation", Lea);
        Assert.NotEqual(premier, second);
        Assert.Equal(HttpStatusCode.OK, (await _application.Visiteur().GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task Quand_plusieurs_etablissements_repondent_on_choisit_le_bon_dans_la_liste()
    {
        var admin = await _application.ConnecterAsync("admin");
        var saisie = Administration.Personne(Lea, ("Role", "Rupn"), ("Etablissement", "port-orvelle"));
        var page = await (await admin.EnvoyerAsync("/comptes/nouveau", saisie)).LireAsync();
        var quai = page.QuerySelectorAll("input[name=EtablissementId]").Single(i => i.ParentElement!.TextContent.Contains("Quai-Neuf"));
        saisie["EtablissementId"] = quai.GetAttribute("value")!;
        saisie["Recherche"] = page.QuerySelector("input[name=Recherche]")!.GetAttribute("value")!;

        var reponse = await admin.EnvoyerAsync("/comptes/nouveau", saisie);

        Assert.Contains("Quai-Neuf", (await admin.OuvrirAsync(reponse.Headers.Location!.ToString())).Body!.TextContent);
    }

    [Fact]
    public async Task Deux_ouvertures_au_meme_instant_avec_le_meme_courriel_ne_font_qu_un_compte()
    {
        var admins = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _application.ConnecterAsync("admin")));

        var reponses = await admins.EnvoyerEnsembleAsync("/comptes/nouveau", _ => Administration.Personne());

        Assert.Equal(1, reponses.Count(r => r.StatusCode is HttpStatusCode.Redirect));
        Assert.Equal(2, reponses.Count(r => r.StatusCode is HttpStatusCode.UnprocessableEntity));
        await using var db = _application.Base.Contexte();
        Assert.Equal(1, await db.Users.CountAsync(c => c.Email == Lea));
        Assert.Equal(1, await db.Courriels.CountAsync(c => c.Destinataire == Lea));
    }

    [Fact]
    public async Task Une_personne_connue_sans_compte_garde_sa_fiche_d_agent_si_le_nom_est_le_sien()
    {
        var admin = await _application.ConnecterAsync("admin");
        var vidal = await _application.IdAsync("marc.vidal");

        var reponse = await admin.EnvoyerAsync("/comptes/nouveau", Administration.Personne(
            Troupe.Courriel("marc.vidal"), ("Civilite", "M"), ("Prenom", "MARC"), ("NomUsage", "vidal"), ("Role", "Rupn"), ("Etablissement", "0992001M")));

        Assert.Equal($"/comptes/{vidal}", reponse.Headers.Location!.ToString());
    }
}
