using static RupnManager.Services.Demonstration.Dossier;

namespace RupnManager.Services.Demonstration;

/// <summary>2013-2014, l'année de la lettre type : cinq lettres validées, dont une signée à la main, et une mission arrêtée tôt.</summary>
internal static class Recit2013
{
    private const int Annee = 2013;
    private const string Modele = "M-2013-1";
    private static readonly Ecriture QuatreExemples = Exemples("p3.reseau", "p3.services", "p3.ressources", "p3.eleves");
    private static readonly DateOnly Chef = new(2013, 9, 16);
    private static readonly DateOnly Rupn = new(2013, 9, 19);
    private static readonly DateOnly Dan = new(2013, 9, 27);
    private static readonly DateOnly Conge = new(2013, 10, 4);

    /// <summary>Le jour où les lettres signées à la main sont déclarées.</summary>
    private static readonly DateOnly Declaration = new(2013, 9, 30);

    public static void Inscrire(Metteur metteur)
    {
        string[] college = ["rupn.college", "rupn2.college", "rupn3.college"];
        for (var i = 0; i < college.Length; i++)
            metteur.Dossier("college", college[i], Annee).Confier().Rediger(i + 1, Chef, Modele, QuatreExemples).Signer(Chef, Rupn, Dan);
        metteur.Dossier("lycee", "rupn.lycee", Annee).Confier().Rediger(1, Chef, Modele, QuatreExemples).Signer(Chef, Rupn, Dan);
        metteur.Dossier("lycee", "rupn2.lycee", Annee).Confier().Rediger(2, Chef, Modele, QuatreExemples).DeclarerManuscrite(Declaration, Chef, Rupn, Dan);
        // Le jour même de la dernière signature : la proposition part le soir.
        metteur.Dossier("erea", "daniel.roy", Annee).Confier().Rediger(1, Chef, Modele, QuatreExemples).DeclarerManuscrite(Dan, Chef, Rupn, Dan)
            .MettreFin(Conge, Conge, "congé").DeclarerManuscrite(Conge, Conge, Conge, Conge);
        metteur.Dossier("lycee", "rupn3.lycee", Annee).Confier(fonction: "CULTURE");
        metteur.Dossier("lycee", "cpe.lycee", Annee).Confier(fonction: "TUTORAT");
        metteur.Dossier("lycee", "rupn4.lycee", Annee).Confier(fonction: "TUTORAT");
    }
}
