using System.Text;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Trois établissements arrivent par un fichier ; un chef prend ses fonctions par la boîte du sien.</summary>
public sealed class ParcoursDesArriveesTests(Scene scene) : IClassFixture<Scene>
{
    private const string Titres = "courriel;civilite;prenom;nom;role;uai;titre;date_debut;date_fin\r\n";

    private static readonly string TroisEtablissements = Titres
        + "lea.martin@demo.example;Mme;Léa;Martin;rupn;0993047z;;;\r\n"
        + "paul.roche@demo.example;M.;Paul;Roche;intendance;0991036N;adjoint gestionnaire;;\r\n"
        + $"chef.alban@demo.example;M.;Jean;Vautrin;chef;0992028S;;;{ApplicationReelle.Aujourdhui:dd/MM/yyyy}\r\n"
        + $"ines.faure@demo.example;Mme;Inès;Faure;chef;0992028S;principale;{ApplicationReelle.Aujourdhui.AddDays(1):dd/MM/yyyy};\r\n"
        + "nora.blin@demo.example;Mme;Nora;Blin;professeure;0992028S;;;\r\n";

    [Fact]
    public async Task Trois_etablissements_arrivent_par_un_fichier_et_une_invitee_se_connecte()
    {
        await using var admin = await scene.EntrerAsync("admin");
        await admin.AllerAsync("/comptes");
        await admin.SuivreAsync("Importer un CSV");
        await admin.ControlerAsync("comptes-import");

        await DeposerAsync(admin, TroisEtablissements);
        await admin.LireAsync("4 lignes à enregistrer");
        await admin.LireAsync("« professeure » ; écrivez « chef », « rupn » ou « intendance ».");
        await admin.ControlerAsync("comptes-apercu", Guide.Bureau);
        await admin.SuivreAsync("Enregistrer ces 4 lignes");
        await admin.LireAsync("3 comptes ouverts, 3 affectations enregistrées, 1 affectation modifiée, 1 ligne refusée, à corriger.");
        await admin.ControlerAsync("comptes-importes");
        await DeposerAsync(admin, TroisEtablissements);
        await admin.LireAsync("Rien à enregistrer");
        await admin.ControlerAsync("comptes-sans-changement");

        await using var lea = await scene.EntrerAsync();
        await lea.AllerAsync(await scene.Application.LienRecuAsync("lea.martin@demo.example", "/mot-de-passe/"));
        await lea.LireAsync("Mme Léa Martin");
        await lea.RemplirAsync("Nouveau mot de passe", Visiteur.MotDePasse);
        await lea.RemplirAsync("Le même, une seconde fois", Visiteur.MotDePasse);
        await lea.SuivreAsync("Enregistrer ce mot de passe");
        await lea.SeConnecterAsync("lea.martin@demo.example");
        Assert.Equal("/", lea.Chemin);
    }

    [Fact]
    public async Task Un_chef_prend_ses_fonctions_par_la_boite_de_l_etablissement()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync("/etablissements");
        await dan.SuivreAsync("Importer des comptes");
        await DeposerAsync(dan, Titres + $"chef.quai@demo.example;M.;Marc;Olivier;chef;0993047Z;;;{ApplicationReelle.Aujourdhui.AddDays(-1):dd/MM/yyyy}\r\n");
        await dan.ControlerAsync("comptes-depart");
        await dan.SuivreAsync("Enregistrer cette ligne");

        await using var cheffe = await scene.EntrerAsync();
        await cheffe.AllerAsync("/connexion");
        await cheffe.ControlerAsync("connexion-avec-prise-de-fonctions");
        await cheffe.SuivreAsync("Prendre mes fonctions");
        await cheffe.ControlerAsync("prise-de-fonctions", Guide.Bureau);
        await cheffe.RemplirAsync("UAI de l'établissement", "0993047A");
        await cheffe.ChoisirAsync("Civilité", "Mme");
        await cheffe.RemplirAsync("Prénom", "Jeanne");
        await cheffe.RemplirAsync("Nom d'usage", "Morel");
        await cheffe.RemplirAsync("Votre courriel académique", "jeanne.morel@demo.example");
        await cheffe.RemplirAsync("Votre titre", "proviseure");
        await cheffe.SuivreAsync("Demander le lien");
        Assert.Equal(422, cheffe.Statut);
        await cheffe.ControlerAsync("prise-de-fonctions-refusee");
        await cheffe.RemplirAsync("UAI de l'établissement", "0993047z");
        await cheffe.SuivreAsync("Demander le lien");
        await cheffe.LireAsync("Consultez la boîte de l'établissement");
        await cheffe.ControlerAsync("prise-de-fonctions-envoyee");

        await cheffe.AllerAsync(await scene.Application.LienRecuAsync("ce.0993047z@demo.example", "/prise-de-fonctions/"));
        await cheffe.LireAsync("Mme Jeanne Morel, cheffe d'établissement, Lycée professionnel du Quai-Neuf (0993047Z)");
        await cheffe.ControlerAsync("prise-de-fonctions-a-confirmer");
        await cheffe.SuivreAsync("Confirmer");
        await cheffe.LireAsync("Un lien pour choisir le mot de passe part à jeanne.morel@demo.example.");
        await cheffe.ControlerAsync("prise-de-fonctions-confirmee");
        await cheffe.AllerAsync(await scene.Application.LienRecuAsync("jeanne.morel@demo.example", "/mot-de-passe/"));
        await cheffe.ControlerAsync("invitation-d-un-chef");
        await cheffe.RemplirAsync("Nouveau mot de passe", Visiteur.MotDePasse);
        await cheffe.RemplirAsync("Le même, une seconde fois", Visiteur.MotDePasse);
        await cheffe.SuivreAsync("Enregistrer ce mot de passe");
        await cheffe.SeConnecterAsync("jeanne.morel@demo.example");
        await cheffe.AllerAsync("/missions");
        Assert.Equal(200, cheffe.Statut);

        await dan.AllerAsync("/journal");
        await dan.LireAsync("Mme Jeanne Morel a pris ses fonctions de cheffe d'établissement, proviseure à Lycée professionnel du Quai-Neuf (0993047Z)");
    }

    private static async Task DeposerAsync(Visiteur visiteur, string csv)
    {
        await visiteur.AllerAsync("/comptes/import");
        await visiteur.Page.Locator("#Fichier").SetInputFilesAsync(new FilePayload { Name = "comptes.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await visiteur.SuivreAsync("Contrôler le fichier");
    }
}
