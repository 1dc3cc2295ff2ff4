package duplex.pages;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a picture of every page in both languages, three sizes, light and dark, with a few messages in the room. Not a
 * test, but a {@code main} for whoever wants to see what a change did; its argument is the folder for the pictures.
 */
final class Screenshots {
    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(360, 740), new Size(1280, 800), new Size(1920, 1080));

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/screenshots"));
        Path executable = Chromium.find().orElseThrow(() -> new IOException("no Chromium on this machine"));
        try (Room room = new Room(Room.LOOPBACK);
                Chromium chromium = Chromium.start(executable);
                ChromiumTab tab = chromium.open("about:blank")) {
            talk(room);
            for (String page : pages()) {
                for (String lang : List.of("ko", "en")) shoot(tab, room, page, lang, folder);
            }
        }
    }

    private static List<String> pages() {
        return Stream.of(List.of("", "nowhere"), Room.PAGES)
                .flatMap(List::stream)
                .toList();
    }

    private static void shoot(ChromiumTab tab, Room room, String page, String lang, Path folder) throws IOException {
        for (Size size : SIZES) {
            for (String scheme : List.of("light", "dark")) {
                tab.resize(size.width(), size.height(), size.width() < 500);
                tab.setMedia("prefers-color-scheme", scheme);
                tab.navigate(room.url("/" + page + "?lang=" + lang));
                if (Room.PAGES.contains(page)) tab.waitFor("document.querySelectorAll('#messages > li').length >= 9");
                String name = page.isEmpty() ? "start" : page;
                tab.screenshot(folder.resolve(
                        "%s-%s-%dx%d-%s.png".formatted(name, lang, size.width(), size.height(), scheme)));
            }
        }
    }

    private static void talk(Room room) throws Exception {
        room.say("안녕하세요 👋 <b>x</b> & \"quotes\"");
        room.say("오늘 수업은 몇 시에 시작해요?");
        room.announce("10분 뒤에 시작합니다. 자리에 앉아 주세요.");
        room.say("네!");
        room.say(
                "The quick brown fox jumps over the lazy dog, again and again, until the line is too long for a phone.");
        room.say("띄어쓰기없이길게이어지는글도화면밖으로나가지않아야해요".repeat(3));
        room.say("🙂");
        room.say("폴링 간격을 바꾸면 전송 바이트가 어떻게 달라질까요?");
        room.say("마지막 메시지예요");
    }
}
