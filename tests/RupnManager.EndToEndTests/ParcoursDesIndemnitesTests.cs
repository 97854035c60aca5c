using System.Text;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>L'argent d'une année, de la notification du recteur à « payé », chacun à sa place.</summary>
[Collection(Scenes.Pages)]
public sealed class ParcoursDesIndemnitesTests(Scene scene)
{
    private const string Annee = "?annee=2014";
    private const string Lycee = "0993014N";

    [Fact]
    public async Task De_l_enveloppe_notifiee_a_la_liste_payee_en_IFIC()
    {
        await using var rectorat = await scene.EntrerAsync("rectorat");
        await using var chef = await scene.EntrerAsync("chef.lycee");
        await using var intendance = await scene.EntrerAsync("intendance.lycee");
        await NotifierAsync(rectorat);
        await RecueillirLesAvisAsync(chef);
        foreach (var agent in new[] { "Haddad Amina", "Bertin Odile", "Perrin Hugo" }) await ConfierAsync(chef, agent);

        await ProposerAsync(chef, "Haddad", "1 800,00");
        await ProposerAsync(chef, "Bertin", "1000");
        await ProposerAsync(chef, "Perrin", "800.00", "dépasse de 600,00 €");
        Assert.Equal(422, chef.Statut);
        await chef.LireAsync("Il ne reste que 200,00 € dans l'enveloppe. Réduisez de 600,00 €");
        await chef.LireAsync("art. 5, décret n° 2010-1065");
        await chef.ControlerAsync("proposition-refusee");
        await EnvoyerAsync(chef);
        await DeciderAsync(rectorat);
        await CertifierAsync(chef);
        await PayerAsync(intendance, chef, rectorat);

        await chef.AllerAsync($"/indemnites/attributions{Annee}");
        await chef.LireAsync("Soldée");
        await chef.LireAsync("2 700,00 €");
        await chef.ControlerAsync("attributions-soldees");
    }

    [Fact]
    public async Task En_IMP_1_250_euros_se_paient_par_neuf_echeances()
    {
        await using var rectorat = await scene.EntrerAsync("rectorat");
        await using var chef = await scene.EntrerAsync("chef.lycee");
        await using var intendance = await scene.EntrerAsync("intendance.lycee");
        await NotifierAsync(rectorat, 2024);
        await RecueillirLesAvisAsync(chef, 2024);
        await ConfierAsync(chef, "Haddad Amina", 2024);

        await chef.AllerAsync("/indemnites/attributions?annee=2024");
        await ChoisirAsync(chef, "#mission", "Haddad");
        await chef.SuivreAsync("Proposer");
        await chef.LireAsync("8 × 138,88 €, puis 138,96 €, d'octobre 2024 à juin 2025");
        await chef.Page.Locator("input[name=Montant][value='1250,00']").CheckAsync(new() { Force = true });
        await chef.RemplirAsync("Participation effective", "Six élèves suivis toute l'année, un rendez-vous par quinzaine.");
        await chef.Page.Locator("label[for=NonCumul]").ClickAsync();
        await chef.ControlerAsync("proposition-imp");
        await chef.SuivreAsync("Ajouter la proposition");
        await chef.SuivreAsync("Relire et envoyer au recteur");
        await chef.SuivreAsync("Envoyer au recteur");
        await rectorat.AllerAsync("/indemnites/attributions?annee=2024");
        await rectorat.SuivreAsync(rectorat.Page.Locator("main td a").First);
        await DeciderAsync(rectorat, "Haddad", "Accordee", null, null);
        await CertifierAsync(chef, 2024);

        await intendance.AllerAsync("/indemnites/etats-liquidatifs/nouveau?annee=2024");
        await intendance.SuivreAsync("Préparer l'état");
        await intendance.LireAsync("138,96 €");
        await intendance.LireAsync("1 250,00 €");
        Assert.Equal(8, await intendance.Page.Locator("main tbody tr", new() { HasText = "138,88" }).CountAsync());
        await intendance.ControlerAsync("etat-de-neuf-echeances");
    }

    private static async Task NotifierAsync(Visiteur rectorat, int annee = 2014)
    {
        await rectorat.AllerAsync("/indemnites/enveloppes/notification");
        await rectorat.RemplirAsync("UAI de l'établissement", Lycee);
        await rectorat.Page.Locator("#AnneeScolaire").SelectOptionAsync($"{annee}");
        await rectorat.Page.Locator("#Regime").SelectOptionAsync(annee < 2015 ? "Ific" : "Imp");
        await rectorat.Page.Locator("#Montant").FillAsync("3 000,00");
        await rectorat.Page.Locator("#Date").FillAsync($"{annee}-09-26");
        await rectorat.Page.Locator("#Reference").FillAsync($"DPE-{annee}-0200");
        await rectorat.SuivreAsync("Notifier");
        await rectorat.LireAsync("3 000,00 €");
        await rectorat.ControlerAsync("enveloppe-notifiee");
    }

    private static async Task RecueillirLesAvisAsync(Visiteur chef, int annee = 2014)
    {
        await chef.AllerAsync($"/indemnites/modalites?annee={annee}");
        await chef.Page.Locator("#DateConseilPedagogique").FillAsync($"{annee}-10-10");
        await chef.Page.Locator("#Avis").SelectOptionAsync("Favorable");
        await chef.SuivreAsync("Enregistrer l'avis");
        await chef.Page.Locator("#DateConvocation").FillAsync($"{annee}-11-04");
        await chef.Page.Locator("#DateCA").FillAsync($"{annee}-11-18");
        await chef.Page.Locator("#Presents").FillAsync("25");
        await chef.Page.Locator("#Quorum").FillAsync("16");
        if (annee >= 2015)
            foreach (var (champ, voix) in new[] { ("#Votants", "25"), ("#Pour", "20"), ("#Contre", "2"), ("#Abstentions", "3") }) await chef.Page.Locator(champ).FillAsync(voix);
        await chef.SuivreAsync("Enregistrer la séance");
        await chef.ControlerAsync("modalites-presentees");
    }

    private static async Task ConfierAsync(Visiteur chef, string agent, int annee = 2014)
    {
        await chef.AllerAsync($"/missions/nouvelle?annee={annee}");
        await ChoisirAsync(chef, "#PersonnelId", agent);
        await ChoisirAsync(chef, "#FonctionId", "tutorat");
        await chef.Page.Locator("#Debut").FillAsync($"{annee}-09-01");
        await chef.Page.Locator("#Fin").FillAsync($"{annee + 1}-06-30");
        await chef.Page.Locator("#Indemnisation").SelectOptionAsync(annee < 2015 ? "VersementUnique" : "Neuviemes");
        await chef.SuivreAsync("Confier la mission");
        await chef.LireAsync("La mission est confiée.");
    }

    private static async Task ProposerAsync(Visiteur chef, string agent, string montant, string? annonce = null)
    {
        await chef.AllerAsync($"/indemnites/attributions{Annee}");
        await ChoisirAsync(chef, "#mission", agent);
        await chef.SuivreAsync("Proposer");
        await chef.RemplirAsync("Montant annuel", montant);
        if (annonce is not null) await chef.LireAsync(annonce);
        await chef.RemplirAsync("Participation effective", "Six élèves suivis toute l'année, un rendez-vous par quinzaine.");
        await chef.Page.Locator("label[for=ServiceComplet]").ClickAsync();
        await chef.Page.Locator("label[for=NonCumul]").ClickAsync();
        await chef.SuivreAsync("Ajouter la proposition");
    }

    private static async Task EnvoyerAsync(Visiteur chef)
    {
        await chef.AllerAsync($"/indemnites/attributions{Annee}");
        await chef.ControlerAsync("attributions");
        await chef.SuivreAsync("Relire et envoyer au recteur");
        await chef.ControlerAsync("bordereau-a-envoyer");
        await chef.SuivreAsync("Envoyer au recteur");
        await chef.LireAsync($"BP-2014-{Lycee}-1");
    }

    private static async Task DeciderAsync(Visiteur rectorat)
    {
        await rectorat.AllerAsync($"/indemnites/attributions{Annee}");
        await rectorat.SuivreAsync(rectorat.Page.Locator("main td a").First);
        await DeciderAsync(rectorat, "Bertin", "Modifiee", "900,00", "enveloppe académique réduite");
        await DeciderAsync(rectorat, "Haddad", "Accordee", null, null);
        await rectorat.LireAsync("Décidé");
        await rectorat.ControlerAsync("bordereau-decide");
    }

    private static async Task DeciderAsync(Visiteur rectorat, string agent, string sens, string? montant, string? motif)
    {
        await rectorat.SuivreAsync(rectorat.Page.Locator("tr", new() { HasText = agent }).GetByRole(AriaRole.Link, new() { Name = "Décider cette ligne" }));
        await rectorat.Page.Locator($"input[name=Sens][value={sens}]").CheckAsync(new() { Force = true });
        if (montant is not null) await rectorat.Page.Locator("#Montant").FillAsync(montant);
        if (motif is not null) await rectorat.Page.Locator("#Motif").FillAsync(motif);
        await rectorat.SuivreAsync("Enregistrer la décision");
    }

    private static async Task CertifierAsync(Visiteur chef, int annee = 2014)
    {
        await chef.AllerAsync($"/indemnites/service-fait?annee={annee}");
        foreach (var coche in await chef.Page.Locator("main form input[type=checkbox]").AllAsync())
            if (!await coche.IsCheckedAsync()) await coche.CheckAsync(new() { Force = true });
        await chef.SuivreAsync("Certifier « complet » les échéances cochées");
        await chef.LireAsync("À liquider");
    }

    private static async Task PayerAsync(Visiteur intendance, Visiteur chef, Visiteur rectorat)
    {
        await intendance.AllerAsync($"/indemnites/etats-liquidatifs/nouveau{Annee}");
        await intendance.SuivreAsync("Préparer l'état");
        var etat = intendance.Chemin;
        await intendance.LireAsync("2 700,00 €");
        await intendance.SuivreAsync("Soumettre à M. Philippe Garnier");
        await chef.AllerAsync($"{etat}/arret");
        await chef.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        await chef.SuivreAsync(chef.Page.Locator("main form button.fr-btn[type=submit]"));
        await intendance.AllerAsync(etat);
        var (nom, csv) = await intendance.TelechargerAsync("CSV pour le rectorat");
        Assert.Contains("1800,00", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        await intendance.SuivreAsync("Noter la transmission au rectorat");
        await intendance.SuivreAsync("Noter la transmission");

        var numero = nom[..^4];
        await rectorat.AllerAsync($"{etat}/retour");
        var lignes = Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';'));
        var retour = "numero_etat;numero_ordre;resultat;mois_paie;montant;motif\r\n"
            + string.Concat(lignes.Select(l => $"{numero};{l[5]};payée;{ApplicationReelle.Aujourdhui:yyyy-MM};{l[19]};\r\n"));
        await rectorat.Page.Locator("#Fichier").SetInputFilesAsync(new FilePayload { Name = "retour.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(retour) });
        await rectorat.SuivreAsync("Contrôler le fichier");
        await rectorat.SuivreAsync("Enregistrer les réponses");
        await rectorat.LireAsync("Retour complet");
    }

    private static async Task ChoisirAsync(Visiteur visiteur, string liste, string texte)
    {
        var valeur = await visiteur.Page.Locator($"{liste} option", new() { HasText = texte }).First.GetAttributeAsync("value");
        await visiteur.Page.Locator(liste).SelectOptionAsync(valeur!);
    }
}
