package duplex.course.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a lab's checks work with. Where {@link #CHROMIUM} is missing, its checks are unknown and the others are not. */
public enum Need {
    @JsonProperty("sockets")
    SOCKETS,
    @JsonProperty("htmlunit")
    HTMLUNIT,
    @JsonProperty("chromium")
    CHROMIUM,
    @JsonProperty("clock")
    CLOCK
}
