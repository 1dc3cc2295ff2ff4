package duplex;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import duplex.transport.Transport;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Who may know whom, as the design draws the house. */
@AnalyzeClasses(
        packages = "duplex",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.WrittenByHand.class})
class HouseTest {

    /** Without what JMH and the page templates generate, and without the tests that the server's test jar lends. */
    static final class WrittenByHand implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/jmh_generated/")
                    && !location.contains("/duplex/pages/")
                    && !location.contains("-tests.jar");
        }
    }

    private static final String[] JAVA = {"java..", "javax..", "jdk.."};
    private static final String NULLNESS = "org.jspecify.annotations..";

    @ArchTest
    void everyPartOfTheHouseIsSeen(JavaClasses all) {
        for (String part : List.of(
                "chat", "store", "transport", "wire", "classroom", "server", "measure", "bench", "course", "cli")) {
            assertTrue(all.containPackage("duplex." + part), part);
        }
    }

    @ArchTest
    final ArchRule chatKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage("duplex.chat..")
            .should()
            .onlyDependOnClassesThat(
                    in("duplex.chat..").or(resideInAnyPackage(JAVA)).or(in(NULLNESS)));

    @ArchTest
    final ArchRule storeKnowsChatAndTheLibrariesThatKeepThings = classes()
            .that()
            .resideInAPackage("duplex.store..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("duplex.store..", "duplex.chat..", "org.sqlite..", NULLNESS)
                    .or(resideInAnyPackage(JAVA)));

    @ArchTest
    final ArchRule wireKnowsNoOtherPart = classes()
            .that()
            .resideInAPackage("duplex.wire..")
            .should()
            .onlyDependOnClassesThat(not(in("duplex..")).or(in("duplex.wire..")));

    @ArchTest
    final ArchRule transportKnowsChatAndWhatCarriesIt = classes()
            .that()
            .resideInAPackage("duplex.transport..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "duplex.transport..",
                            "duplex.chat..",
                            "duplex.pages..",
                            "io.javalin..",
                            "kotlin..",
                            "org.eclipse.jetty..",
                            "jakarta.servlet..",
                            "com.fasterxml.jackson..",
                            "gg.jte..",
                            NULLNESS)
                    .or(resideInAnyPackage(JAVA)));

    @ArchTest
    void noTransportKnowsAnother(JavaClasses all) {
        Set<JavaClass> transports = all.stream()
                .filter(each -> each.isAssignableTo(Transport.class) && !each.isInterface())
                .collect(Collectors.toSet());
        for (JavaClass transport : transports) {
            noClasses()
                    .that(isOrIsInsideAnyOf(Set.of(transport)))
                    .should()
                    .dependOnClassesThat(isOrIsInsideAnyOf(others(transports, transport)))
                    .check(all);
        }
    }

    @ArchTest
    final ArchRule classroomKnowsNoServerAndNoWayIn = noClasses()
            .that()
            .resideInAPackage("duplex.classroom..")
            .should()
            .dependOnClassesThat(in("duplex.server..").or(assignableTo(Transport.class)));

    @ArchTest
    final ArchRule onlyTheCommandKnowsTheServersWiring = classes()
            .that()
            .resideInAPackage("duplex.server..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("duplex.server..", "duplex.cli..");

    @ArchTest
    final ArchRule measureTalksToAServerOverSocketsOnly = classes()
            .that()
            .resideInAPackage("duplex.measure..")
            .should()
            .onlyDependOnClassesThat(not(in("duplex..")).or(resideInAnyPackage("duplex.measure..", "duplex.wire..")));

    @ArchTest
    final ArchRule theServersPartsKnowNoLab = noClasses()
            .that(resideInAnyPackage(
                    "duplex.chat..",
                    "duplex.store..",
                    "duplex.transport..",
                    "duplex.wire..",
                    "duplex.classroom..",
                    "duplex.server.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("duplex.measure..", "duplex.bench..", "duplex.course..", "duplex.cli.."));

    /** A student's lab is judged by the wire, as the harness measures: neither knows the server but over sockets. */
    @ArchTest
    final ArchRule courseKnowsMeasureAndTheWire = classes()
            .that()
            .resideInAPackage("duplex.course..")
            .should()
            .onlyDependOnClassesThat(
                    not(in("duplex..")).or(resideInAnyPackage("duplex.course..", "duplex.measure..", "duplex.wire..")));

    @ArchTest
    final ArchRule labsKnowNoOtherLab =
            slices().matching("duplex.(measure|bench)..").should().notDependOnEachOther();

    @ArchTest
    final ArchRule nobodyKnowsTheCommand = classes()
            .that()
            .resideInAPackage("duplex.cli..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("duplex.cli..");

    @ArchTest
    final ArchRule noCycles = slices().matching("duplex.(*)..").should().beFreeOfCycles();

    @ArchTest
    void everyPackageIsNullMarked(JavaClasses all) {
        Set<String> unmarked = all.stream()
                .map(JavaClass::getPackage)
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unmarked);
    }

    @ArchTest
    final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*[.$](Abstract\\w*|\\w*(Impl|Manager|Utils?|Utilit(y|ies)|Helper))")
            .because("such a name says how a thing was made, not what it is");

    private static DescribedPredicate<JavaClass> in(String packageIdentifier) {
        return resideInAPackage(packageIdentifier);
    }

    private static Set<JavaClass> others(Set<JavaClass> all, JavaClass one) {
        return all.stream().filter(each -> !each.equals(one)).collect(Collectors.toSet());
    }

    private static DescribedPredicate<JavaClass> isOrIsInsideAnyOf(Set<JavaClass> outer) {
        return belongToAnyOf(outer.stream().map(JavaClass::reflect).toArray(Class<?>[]::new));
    }
}
