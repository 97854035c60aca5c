using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Initialisation;

/// <summary>Le catalogue daté des fonctions : décret n° 2010-1065 (art. 2 et 3) puis IMP.</summary>
internal static class CatalogueDesFonctions
{
    private const string Article2 = "art. 2, décret n° 2010-1065";
    private const string Article3 = "art. 3, décret n° 2010-1065";
    private const string Imp = "décret n° 2015-475 (liste à confirmer)";
    private static readonly AnneeScolaire DernierIfic = new(2014);
    private static readonly AnneeScolaire PremierImp = new(2015);

    public static IEnumerable<Fonction> Initial()
    {
        const string rupn = "référent pour les usages pédagogiques numériques";
        foreach (var type in Enum.GetValues<TypeEtablissement>())
        {
            yield return Ific(Fonction.CodeRupn, rupn, type);
            yield return EnImp(Fonction.CodeRupn, rupn, type);
            yield return EnImp("CULTURE", "référent culture", type);
            yield return EnImp("DECROCHAGE", "référent décrochage", type);
        }
        yield return Ific("TUTORAT", "tutorat des élèves", TypeEtablissement.Lycee);
        yield return Ific("CULTURE", "référent « culture »", TypeEtablissement.Lycee);
        yield return EnImp("TUTORAT", "tutorat des élèves", TypeEtablissement.Lycee);
        // Dans la version consolidée, la ligne « préfet des études » du lycée est supprimée : la fonction n'y dure qu'une année.
        yield return Prefet(TypeEtablissement.College, DernierIfic);
        yield return Prefet(TypeEtablissement.EducationSpeciale, DernierIfic);
        yield return Prefet(TypeEtablissement.Lycee, AnneeScolaire.Premiere);
    }

    private static Fonction Prefet(TypeEtablissement type, AnneeScolaire jusque) => new()
    {
        Code = "PREFET", Libelle = "préfet des études (programme CLAIR)", TypeEtablissement = type,
        Depuis = AnneeScolaire.Premiere, Jusque = jusque, Source = type is TypeEtablissement.Lycee ? Article3 : Article2,
    };

    private static Fonction Ific(string code, string libelle, TypeEtablissement type) => new()
    {
        Code = code, Libelle = libelle, TypeEtablissement = type, Depuis = AnneeScolaire.Premiere, Jusque = DernierIfic,
        Source = type is TypeEtablissement.Lycee ? Article3 : Article2,
    };

    private static Fonction EnImp(string code, string libelle, TypeEtablissement type) => new()
    {
        Code = code, Libelle = libelle, TypeEtablissement = type, Depuis = PremierImp, Source = Imp,
    };
}
